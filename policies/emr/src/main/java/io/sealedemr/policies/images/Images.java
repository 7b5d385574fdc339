package io.sealedemr.policies.images;

import io.sealedemr.policies.links.Link;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.Truth;

/** The images of a stack: copies that it makes of other images. */
public final class Images {

  /** Type token of the provider {@code com.pulumi:aws}. */
  public static final String TYPE = "aws:ec2/amiCopy:AmiCopy";

  private Images() {}

  /** Whether a cluster boots from an encrypted copy that the stack makes. */
  static Truth isEncrypted(StackCheck it, Resource cluster) {
    return it.ofType(TYPE).stream()
        .map(copy -> image(it, cluster).toId(copy, "id").and(copy.at("encrypted").isTrue()))
        .reduce(Truth.NO, Truth::or);
  }

  static Link image(StackCheck it, Resource cluster) {
    return Link.by(cluster, "customAmiId", it.ofType(TYPE));
  }
}
