package io.sealedemr.sandbox;

/** Tells the user what a long step does, and how far it is. */
public interface Progress {

  /** A step begins; the step before it, if any, has ended. */
  void begin(String what);

  /** How far the step is; may be called often. */
  void at(String how);

  /** The step has ended. */
  void end(String result);

  /** A line of its own, that stays. */
  void say(String line);
}
