package io.sealedemr.sandbox;

/** Tells the user what a long step does, and how far it is. */
public interface Progress {

  /** For who has nobody to tell. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(String what) {}

        @Override
        public void at(String how) {}

        @Override
        public void end(String result) {}

        @Override
        public void say(String line) {}
      };

  /** A step begins; the step before it, if any, has ended. */
  void begin(String what);

  /** How far the step is; may be called often. */
  void at(String how);

  /** The step has ended. */
  void end(String result);

  /** A line of its own, that stays. */
  void say(String line);
}
