package io.sealedemr.policies.configurations;

import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.Truth;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A property of an application that may undo what the security configuration does.
 *
 * @param name its name
 * @param read whether the application that knows the property reads the file that sets it
 * @param harmless the values, in any case of letters, that undo nothing; none if every value does
 * @param wanted what would be right, to stand after "wanted" and before the file's name
 * @param purpose why, to stand after the file's name
 */
record Undoing(
    Pattern name,
    Function<ConfiguredProperty, Truth> read,
    List<String> harmless,
    String wanted,
    String purpose) {

  Undoing {
    harmless = List.copyOf(harmless);
  }

  /** A property of which some values undo nothing. */
  static Undoing but(
      String name,
      Function<ConfiguredProperty, Truth> read,
      List<String> harmless,
      String purpose) {
    return new Undoing(
        Pattern.compile(Pattern.quote(name)),
        read,
        harmless,
        String.join(" or ", harmless),
        purpose);
  }

  /** Judges all configurations of a resource by a table. */
  static void judge(ResourceCheck it, List<Undoing> table) {
    Configurations configurations = Configurations.of(it.resource());
    it.undetermined(configurations.open());
    for (ConfiguredProperty property : configurations.properties()) {
      String name = property.name();
      for (Undoing each : table) {
        if (each.name().matcher(name).matches()) {
          each.judge(it, property);
        }
      }
    }
  }

  private void judge(ResourceCheck it, ConfiguredProperty property) {
    it.require(
        property.value(),
        read.apply(property).not().or(property.value().matches(this::isHarmless)),
        wanted + " in " + property.file() + ", " + purpose);
  }

  private boolean isHarmless(String value) {
    return harmless.stream().anyMatch(value.strip()::equalsIgnoreCase);
  }
}
