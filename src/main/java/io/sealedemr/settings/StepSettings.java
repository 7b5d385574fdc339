package io.sealedemr.settings;

import io.sealedemr.configurations.Secrets;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Work that a new cluster begins with.
 *
 * @param name as it is shown
 * @param jar {@code command-runner.jar}, or a location in S3
 * @param mainClass the class that is run; empty for the one that the jar names
 * @param args its arguments
 * @param properties Java system properties
 * @param onFailure what EMR does if it fails, as its API names it
 */
public record StepSettings(
    String name,
    String jar,
    Optional<String> mainClass,
    List<String> args,
    Map<String, String> properties,
    String onFailure) {

  private static final Pattern JAR =
      Pattern.compile("command-runner\\.jar|s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^/].*\\.jar");
  private static final Pattern CLASS =
      Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");
  private static final Pattern PROPERTY = Pattern.compile("[\\x21-\\x7e]{1,256}");

  /** EMR API Reference, AddJobFlowSteps: so many steps may be pending or running. */
  private static final int MOST = 256;

  public StepSettings {
    args = List.copyOf(args);
    properties = Map.copyOf(properties);
  }

  /** The list {@code steps}. */
  static List<StepSettings> read(ObjectReader cluster) {
    return cluster
        .hidden(true)
        .objects(
            "steps",
            MOST,
            List.of("name", "jar", "mainClass", "args", "properties", "onFailure"),
            StepSettings::step);
  }

  private static StepSettings step(ObjectReader step) {
    ObjectReader shown = step.hidden(false);
    Map<String, String> properties =
        step.object("properties", List.of())
            .entries(PROPERTY, Arguments.TEXT, "a text, in quotes, under a name without spaces");
    properties.forEach(
        (name, value) -> {
          if (Secrets.looksSecret(name, value)) {
            step.fault("properties." + name, Arguments.SECRET, Arguments.NO_SECRET);
          }
        });
    return new StepSettings(
        shown.required("name", Arguments.NAME, Arguments.A_NAME),
        shown.required("jar", JAR, "command-runner.jar, or s3://bucket/key.jar"),
        shown.optional("mainClass", CLASS, "the full name of a class"),
        Arguments.read(step),
        properties,
        shown.choice(
            "onFailure", List.of("CONTINUE", "CANCEL_AND_WAIT", "TERMINATE_CLUSTER"), "CONTINUE"));
  }
}
