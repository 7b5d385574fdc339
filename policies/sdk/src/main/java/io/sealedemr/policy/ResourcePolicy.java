package io.sealedemr.policy;

/**
 * Judges one resource by its inputs, before it is created or changed. It is asked about resources
 * of the types that its spec names, or of all types if it names none.
 *
 * <pre>{@code
 * final class VolumeUnencrypted implements ResourcePolicy {
 *   @Override
 *   public PolicySpec spec() {
 *     return PolicySpec.named("volume-unencrypted").summary("A volume in plain text.")
 *         .types("aws:ebs/volume:Volume").build();
 *   }
 *
 *   @Override
 *   public void check(ResourceCheck it) {
 *     it.require(it.at("encrypted"), it.at("encrypted").isTrue(), "true");
 *   }
 * }
 * }</pre>
 */
public non-sealed interface ResourcePolicy extends Policy {
  /** Reports what is wrong with the resource; what it throws becomes a violation too. */
  void check(ResourceCheck it);
}
