package io.sealedemr.policy;

/**
 * Judges all resources of the stack together, for what lies between them. It stops a preview; in an
 * update it is asked after everything was applied and can only report. The types in its spec are
 * information.
 *
 * <pre>{@code
 * final class ClusterWithForeignConfiguration implements StackPolicy {
 *   @Override
 *   public PolicySpec spec() {
 *     return PolicySpec.named("cluster-with-foreign-configuration")
 *         .summary("A cluster whose security configuration is not the stack's own.").build();
 *   }
 *
 *   @Override
 *   public void check(StackCheck it) {
 *     var own = it.ofType("aws:emr/securityConfiguration:SecurityConfiguration");
 *     for (Resource cluster : it.ofType("aws:emr/cluster:Cluster")) {
 *       if (own.stream().noneMatch(one -> cluster.dependsOn("securityConfiguration", one))) {
 *         it.violation(cluster, "The security configuration is not one of this stack.");
 *       }
 *     }
 *   }
 * }
 * }</pre>
 */
public non-sealed interface StackPolicy extends Policy {
  /** Reports what is wrong with the stack; what it throws becomes a violation too. */
  void check(StackCheck it);
}
