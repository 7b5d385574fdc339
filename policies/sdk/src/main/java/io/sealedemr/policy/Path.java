package io.sealedemr.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a resource's properties, or in a JSON document inside one of them.
 *
 * <p>Written as {@code .ingress.0.cidrBlocks}, the form that Pulumi's own SDKs use; keys that are
 * no plain words are quoted: {@code .tags["a.b"]}. Inside a document: {@code .policy › Statement[0]
 * › Action}. The place of all properties together is {@code .}
 *
 * @param steps from the resource's properties down to the place
 */
public record Path(List<Step> steps) {

  /** The place of all properties together. */
  public static final Path ROOT = new Path(List.of());

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_$:/-]+");

  public Path {
    steps = List.copyOf(steps);
  }

  /** One step down. */
  public sealed interface Step {}

  /** Into the value of a map's key. */
  public record Key(String name) implements Step {}

  /** Into a list's element, counted from 0. */
  public record Index(int number) implements Step {}

  /** Into the JSON document that a string holds. */
  public record Document() implements Step {}

  /** The place one step below this one. */
  public Path then(Step step) {
    List<Step> longer = new ArrayList<>(steps.size() + 1);
    longer.addAll(steps);
    longer.add(step);
    return new Path(longer);
  }

  @Override
  public String toString() {
    if (steps.isEmpty()) {
      return ".";
    }
    StringBuilder text = new StringBuilder();
    boolean inDocument = false;
    for (Step step : steps) {
      if (step instanceof Document) {
        inDocument = true;
      } else if (step instanceof Index index) {
        text.append(inDocument ? "[" + index.number() + "]" : "." + index.number());
      } else if (step instanceof Key key) {
        boolean word = WORD.matcher(key.name()).matches();
        if (inDocument) {
          text.append(" › ").append(word ? key.name() : quoted(key.name()));
        } else {
          text.append(word ? "." + key.name() : "[" + quoted(key.name()) + "]");
        }
      }
    }
    return text.toString();
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
