package io.sealedemr.configurations;

import java.util.Optional;

/** Knows which settings of applications switch an encryption off. */
@FunctionalInterface
public interface UndoingSettings {

  /**
   * What speaks against a setting; empty if nothing does.
   *
   * @param classification where it stands, such as {@code core-site}; for a part, such as {@code
   *     hadoop-env/export}
   */
  Optional<Objection> objection(String classification, String property, String value);

  /**
   * What speaks against a setting.
   *
   * @param found the value as a message shows it: not itself if it may be a secret
   * @param allowed what may stand there, and what needs it
   */
  record Objection(String found, String allowed) {}
}
