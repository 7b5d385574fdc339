package io.sealedemr.coverage;

import java.util.List;
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

  Stream<Setting> allSettings() {
    return Stream.concat(settings.stream(), setByProgram.stream());
  }
}
