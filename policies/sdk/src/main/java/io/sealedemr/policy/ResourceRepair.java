package io.sealedemr.policy;

/**
 * One resource before one repairing policy. Only the places that are named change; all else goes
 * back to the engine as it came, secrets as secrets and what is not known yet as it is.
 *
 * <p>A change that can't be made, because the place lies in an unknown value or in something that
 * is no map or list, is told as an advisory message; the policy's check then decides.
 */
public interface ResourceRepair {

  Resource resource();

  StackInfo stack();

  /** The place below the resource's properties; see {@link Property#at}. */
  Property at(String... keys);

  /** What the user has configured for this policy; see {@link ResourceCheck#setting}. */
  <T> T setting(Setting<T> setting);

  /**
   * Puts a value at a place. Maps that are missing on the way are made. A place inside a JSON
   * document can't be set: set the string that holds it.
   *
   * @param value a plain Java value, see {@link Value#of}
   */
  void set(Property where, Object value);

  /** As {@link #set}, if the answer is no; an open answer is told as undetermined. */
  void setUnless(Truth good, Property where, Object value);

  /** Takes the value at a place away, if there is one. */
  void remove(Property where);

  /** As {@link #remove}, if the answer is yes; an open answer is told as undetermined. */
  void removeIf(Truth bad, Property where);

  /** Reports that the policy can't decide whether to repair, if the answer is open. */
  void undetermined(Truth answer);

  /** Says that the policy has nothing to repair here. */
  void notApplicable(String reason);
}
