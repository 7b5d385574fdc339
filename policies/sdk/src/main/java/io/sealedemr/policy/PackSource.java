package io.sealedemr.policy;

/**
 * Makes the pack. The class that {@code PulumiPolicy.yaml} names under {@code pack} implements this
 * and has a public constructor without parameters.
 */
public interface PackSource {

  /**
   * The pack for a stack.
   *
   * @param stack the stack that will be judged, or {@link StackInfo#NONE}
   */
  Pack pack(StackInfo stack);
}
