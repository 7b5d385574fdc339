package io.sealedemr.conformance.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a preview or an update has shown.
 *
 * @param exit the exit code
 * @param screen all that a user sees
 * @param events what the engine has recorded of policies and errors, in a short form: {@code
 *     [mandatory] policy on Bag a: text}
 */
record Seen(int exit, String screen, List<Event> events) {

  /** What the engine says of a policy that is not configured as its settings want it. */
  private static final Pattern SETTINGS =
      Pattern.compile("^validating policy config: \\S+ \\S+  (\\S+): ");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Errors that say no more than the exit code. */
  private static final Set<String> CONSEQUENCES = Set.of("preview failed", "update failed");

  /**
   * One event.
   *
   * @param policy the policy's name; empty if it is of none
   * @param text the event in its short form
   */
  record Event(String policy, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  static Seen of(Command.Result result, Path eventLog) {
    List<Event> events = new ArrayList<>();
    try {
      if (Files.exists(eventLog)) {
        for (String line : Files.readAllLines(eventLog)) {
          add(events, JSON.readTree(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String screen = result.out() + result.err();
    if (result.exit() != 0 && events.isEmpty()) {
      // A pack that can't start is in no event.
      screen
          .lines()
          .filter(line -> line.startsWith("error: "))
          .forEach(line -> events.add(new Event("", line)));
    }
    return new Seen(result.exit(), screen, List.copyOf(events));
  }

  boolean passed() {
    return exit == 0;
  }

  private static void add(List<Event> events, JsonNode event) {
    JsonNode violation = event.path("policyEvent");
    if (violation.isObject()) {
      String severity = violation.path("severity").asText();
      String policy = violation.path("policyName").asText();
      events.add(
          new Event(
              policy,
              "[%s%s] %s on %s: %s"
                  .formatted(
                      violation.path("enforcementLevel").asText(),
                      severity.isEmpty() ? "" : ", " + severity,
                      policy,
                      resource(violation.path("resourceUrn").asText()),
                      plain(violation.path("message").asText()))));
    }
    JsonNode repair = event.path("policyRemediationEvent");
    if (repair.isObject()) {
      String policy = repair.path("policyName").asText();
      events.add(
          new Event(
              policy,
              "[repaired] %s on %s: %s"
                  .formatted(
                      policy,
                      resource(repair.path("resourceUrn").asText()),
                      changes(repair.path("before"), repair.path("after")))));
    }
    JsonNode diagnostic = event.path("diagnosticEvent");
    String text = plain(diagnostic.path("message").asText());
    if (diagnostic.isObject()
        && !diagnostic.path("severity").asText().equals("debug")
        && !CONSEQUENCES.contains(text)) {
      Matcher settings = SETTINGS.matcher(text);
      events.add(
          new Event(
              settings.find() ? settings.group(1) : "",
              diagnostic.path("severity").asText() + ": " + text));
    }
  }

  /** The properties that differ. */
  private static String changes(JsonNode before, JsonNode after) {
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .filter(name -> !before.path(name).equals(after.path(name)))
        .map(name -> name + " " + shown(before.path(name)) + " becomes " + shown(after.path(name)))
        .collect(Collectors.joining(", "));
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }

  /** {@code Bag a} for a resource of the test provider, {@code the stack} for the stack itself. */
  private static String resource(String urn) {
    String[] parts = urn.split("::", 4);
    if (parts.length < 4) {
      return urn;
    }
    String type = parts[2].substring(parts[2].lastIndexOf('$') + 1);
    return switch (type) {
      case "pulumi:pulumi:Stack" -> "the stack";
      case "pulumi:providers:simple" -> "provider " + parts[3];
      default -> type.replace("simple:index:", "") + " " + parts[3];
    };
  }

  /** Without the engine's marks for colours, such as {@code <{%reset%}>}. */
  private static String plain(String text) {
    return text.replaceAll("<\\{%[^%]*%}>", "").strip();
  }
}
