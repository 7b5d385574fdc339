package io.sealedemr.policies.cluster;

import io.sealedemr.policies.links.Link;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.Truth;

/** The clusters of a stack, and what they refer to. */
public final class Clusters {

  /** Type token of the provider {@code com.pulumi:aws}. */
  public static final String TYPE = "aws:emr/cluster:Cluster";

  private Clusters() {}

  /** Whether a cluster is launched with a security configuration of the stack. */
  public static Truth use(StackCheck it, Resource cluster, Resource securityConfiguration) {
    return securityConfiguration(it, cluster).toName(securityConfiguration, "name");
  }

  static Link securityConfiguration(StackCheck it, Resource cluster) {
    return Link.by(cluster, "securityConfiguration", it.ofType(SecurityConfigurations.TYPE));
  }
}
