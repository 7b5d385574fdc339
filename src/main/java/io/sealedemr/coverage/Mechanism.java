package io.sealedemr.coverage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way in which a channel or place is encrypted.
 *
 * @param name such as {@code SASL privacy}
 * @param releases that have it
 * @param needs what must be on
 * @param settings that are right by themselves, and that a user's own value can spoil
 * @param setByProgram settings that have to be made, since EMR does not
 */
record Mechanism(
    String name,
    List<ReleaseRange> releases,
    List<Need> needs,
    List<Setting> settings,
    List<Setting> setByProgram) {

  boolean in(ReleaseLabel release) {
    return releases.stream().anyMatch(range -> range.contains(release));
  }

  /**
   * The first release from which on every later one has it, up to the given one: series by series
   * backwards as long as a whole series has it.
   */
  Optional<ReleaseLabel> since(ReleaseLabel release) {
    Optional<ReleaseRange> range =
        releases.stream().filter(candidate -> candidate.contains(release)).findFirst();
    while (range.isPresent()) {
      ReleaseLabel from = range.get().from();
      Optional<ReleaseRange> before =
          from.minor() > 0 || from.patch() > 0
              ? Optional.empty()
              : releases.stream()
                  .filter(
                      candidate ->
                          candidate.from().major() == from.major() - 1
                              && candidate.lastMinor() == Integer.MAX_VALUE)
                  .findFirst();
      if (before.isEmpty()) {
        return Optional.of(from);
      }
      range = before;
    }
    return Optional.empty();
  }

  Stream<Setting> allSettings() {
    return Stream.concat(settings.stream(), setByProgram.stream());
  }
}
