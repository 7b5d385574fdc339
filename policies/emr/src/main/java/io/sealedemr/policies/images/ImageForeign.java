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

/** Finds a cluster that boots from an image which the stack did not copy. */
public final class ImageForeign implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("image-foreign")
          .summary("A cluster boots from an image that is not a copy made by this stack.")
          .why(
              "Such an image may be in clear text, or hold a stranger's software, which "
                  + "sees all data.")
          .fix("Set customAmiId to the id of an AmiCopy of this stack.")
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
      Truth own =
          link.candidates().stream().map(copy -> link.toId(copy, "id")).reduce(Truth.NO, Truth::or);
      Property image = link.value();
      it.require(
          cluster, image, image.hasText().not().or(own), "the id of an AmiCopy of this stack");
    }
  }
}
