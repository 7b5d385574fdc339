package io.sealedemr.policies.images;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policies.links.Link;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;

/** Finds a cluster that boots from Amazon's public image. */
public final class CustomImageMissing implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("custom-image-missing")
          .summary("A cluster has no custom image.")
          .why(
              "The public image is not under a key of yours; an encrypted copy puts "
                  + "every root volume under it.")
          .fix(
              "Set customAmiId to the id of an AmiCopy of this stack with encrypted and "
                  + "kmsKeyId.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags("check:U01")
          .types(Clusters.TYPE)
          .url("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-custom-ami.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource cluster : it.ofType(Clusters.TYPE)) {
      Link link = Images.image(it, cluster);
      // A copy of this stack has an id, known yet or not.
      boolean edge =
          link.candidates().stream().anyMatch(copy -> cluster.dependsOn("customAmiId", copy));
      Property image = link.value();
      it.require(
          cluster, image, Truth.of(edge).or(image.hasText()), "the id of an encrypted image");
    }
  }
}
