package io.sealedemr.policy;

/**
 * Makes the pack. The class that implements this has a public constructor without parameters, and
 * is named in {@code META-INF/services/io.sealedemr.policy.PackSource}, or in {@code
 * PulumiPolicy.yaml} as the runtime's option {@code pack}.
 *
 * <pre>{@code
 * public final class BucketPack implements PackSource {
 *   @Override
 *   public Pack pack(StackInfo stack) {
 *     return Pack.of("buckets", "1.0.0", List.of(new OwnerTagMissing(), new TooManyNodes()));
 *   }
 * }
 * }</pre>
 */
public interface PackSource {

  /**
   * The pack for a stack.
   *
   * @param stack the stack that will be judged, or {@link StackInfo#NONE}
   */
  Pack pack(StackInfo stack);
}
