package io.sealedemr.policy;

/**
 * Mends a resource's inputs before they are judged. Its repair is run only where its level is
 * {@link Level#REMEDIATE}; its check judges what is there afterwards, and the unrepaired resource
 * at any other level.
 *
 * <pre>{@code
 * final class OwnerTagMissing implements RepairingPolicy {
 *   @Override
 *   public PolicySpec spec() {
 *     return PolicySpec.named("owner-tag-missing").summary("A bucket without an owner.").remediate()
 *         .types("aws:s3/bucket:Bucket").build();
 *   }
 *
 *   @Override
 *   public void check(ResourceCheck it) {
 *     it.require(it.at("tags", "owner"), it.at("tags", "owner").hasText(), "the name of a team");
 *   }
 *
 *   @Override
 *   public void repair(ResourceRepair it) {
 *     it.setUnless(it.at("tags", "owner").present(), it.at("tags", "owner"), "unassigned");
 *   }
 * }
 * }</pre>
 */
public interface RepairingPolicy extends ResourcePolicy {
  /**
   * Names the places to change. The provider does not check the result: what is set must be as the
   * provider's schema has it.
   */
  void repair(ResourceRepair it);
}
