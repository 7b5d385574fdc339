package io.sealedemr.coverage;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A property that a mechanism depends on.
 *
 * @param property its name
 * @param classifications where it may stand; the first is where it belongs
 * @param value what it has to be; null if it must be left unset
 * @param alsoGood other values that keep the encryption
 * @param effect what any other value does, as the end of a sentence that begins with the setting
 * @param source page that tells of it
 * @param verified whether that page, or the product's own, says that the value matters here
 */
record Setting(
    String property,
    List<String> classifications,
    @Nullable String value,
    List<String> alsoGood,
    String effect,
    String source,
    boolean verified) {

  /** The setting as it should be, where it belongs. */
  Property wanted() {
    return new Property(classifications.get(0), property, Objects.requireNonNull(value));
  }

  /** What is allowed, in words. */
  String allowed() {
    return value == null
        ? "nothing: leave it unset"
        : String.join(", ", Stream.concat(Stream.of(value), alsoGood.stream()).toList());
  }

  /**
   * Whether a property is this setting with a value that breaks the encryption. Every value that is
   * not known to keep it does: Hadoop takes lists such as {@code authentication,privacy}.
   */
  boolean undoneBy(Property given) {
    return given.property().equals(property)
        && classifications.contains(given.classification())
        && !good(given.value().strip());
  }

  private boolean good(String given) {
    return value != null
        && (given.equalsIgnoreCase(value) || alsoGood.stream().anyMatch(given::equalsIgnoreCase));
  }
}
