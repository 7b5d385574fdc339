package io.sealedemr;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.MockedRun.OtherStack;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the nodes start from, in the whole program without an engine. */
class NodeImagesTest {

  private static final String COPY = "ec2/amiCopy:AmiCopy";
  private static final String CLUSTER = "emr/cluster:Cluster";
  private static final String DISK_KEY = "{\"disk\":{\"arn\":\"%s\"}}".formatted(OtherStack.KEY);

  @Test
  void anImageThatIsEncryptedUnderTheDiskKeyIsTakenAsItIs() {
    MockedRun run = MockedRun.preview(existing(Images.OWN_ENCRYPTED));

    assertThat(run.result().errors()).isEmpty();
    assertThat(run.resources(COPY)).isEmpty();
    assertThat(run.resource(CLUSTER, "cluster").input("customAmiId"))
        .isEqualTo(Images.OWN_ENCRYPTED);
  }

  @Test
  void anImageInClearTextIsRefused() {
    refused(
        existing(Images.OWN_IN_CLEAR),
        "sealed-emr:ami.id: ami-0000000d has the snapshot snap-of-false in clear text; allowed: one"
            + " encrypted under the disk key, "
            + OtherStack.KEY);
  }

  @Test
  void anImageUnderAnotherKeyIsRefused() {
    String other = OtherStack.KEY.replace("mrk-1234", "mrk-5678");
    Map<String, String> config = existing(Images.OWN_ENCRYPTED);
    config.put("sealed-emr:keys", "{\"disk\":{\"arn\":\"%s\"}}".formatted(other));

    refused(
        config,
        "sealed-emr:ami.id: ami-0000000c has the snapshot snap-of-true under "
            + OtherStack.KEY
            + "; allowed: one encrypted under the disk key, "
            + other);
  }

  @Test
  void allThatIsWrongWithAnImageIsToldAtOnce() {
    refused(
        copy(Images.ALL_WRONG),
        """
        sealed-emr:ami.sourceId: ami-0000000b belongs to account 444455556666; allowed: an image of \
        Amazon's, of this account, or of one in sealed-emr:ami.owners
        sealed-emr:ami.sourceId: ami-0000000b is pending; allowed: available
        sealed-emr:ami.sourceId: ami-0000000b is for arm64; allowed: x86_64
        sealed-emr:ami.sourceId: ami-0000000b has virtualization paravirtual; allowed: hvm
        sealed-emr:ami.sourceId: ami-0000000b has a root device of type instance-store; allowed: ebs
        sealed-emr:ami.sourceId: ami-0000000b has 2 EBS volumes; allowed: one
        sealed-emr:ami.sourceId: ami-0000000b has a volume of 40 GiB; allowed: up to 20 GiB, which is \
        sealed-emr:cluster.rootVolumeGiB
        sealed-emr:ami.sourceId: ami-0000000b is Amazon Linux 2 (amzn2-ami-hvm-2.0.20260427.1-arm64-gp2); \
        allowed: Amazon Linux 2023 with kernel 6.1, on which emr-7.9.0 runs""");
  }

  @Test
  void anImageThatIsGoneIsToldInWords() {
    refused(
        copy(Images.GONE),
        "sealed-emr:ami.sourceId: ami-0000000a is not among the images of eu-west-2 that this"
            + " account may use; allowed: an image of that region that is public, shared with this"
            + " account or its own");
  }

  @Test
  void aLookupThatFailsIsNotTakenForAnImageThatIsGone() {
    MockedRun run = MockedRun.preview(copy(Images.UNREACHABLE));

    assertThat(run.result().exitCode()).isEqualTo(32);
    assertThat(run.result().errors().toString())
        .contains("no credentials")
        .doesNotContain("may use");
    assertThat(run.resources()).isEmpty();
  }

  @Test
  void anImageOfAnAccountThatIsNamedMayBeCalledAnything() {
    MockedRun run =
        MockedRun.preview(
            StackConfigs.with(
                "sealed-emr:ami",
                "{\"sourceId\":\"%s\",\"owners\":[\"444455556666\"]}".formatted(Images.UNTOLD)));

    assertThat(run.result().errors()).isEmpty();
    assertThat(run.resource(COPY, "nodes").input("sourceAmiId")).isEqualTo(Images.UNTOLD);
  }

  @Test
  void anImageOfAnotherRegionIsCopiedUnseen() {
    MockedRun run =
        MockedRun.preview(
            StackConfigs.with(
                "sealed-emr:ami",
                "{\"sourceId\":\"%s\",\"sourceRegion\":\"us-east-1\"}".formatted(Images.GONE)));

    assertThat(run.result().errors()).isEmpty();
    assertThat(run.resource(COPY, "nodes").input("sourceAmiRegion")).isEqualTo("us-east-1");
  }

  @Test
  void withoutAnImageOfItsOwnTheClusterStartsFromEmrs() {
    MockedRun run = MockedRun.preview(StackConfigs.with("sealed-emr:ami", "{\"mode\":\"none\"}"));

    assertThat(run.result().errors()).isEmpty();
    assertThat(run.resources(COPY)).isEmpty();
    assertThat(run.resource(CLUSTER, "cluster").input("customAmiId")).isEqualTo(MockedRun.ABSENT);
    assertThat(run.result().outputs()).doesNotContainKey("amiId");
    assertThat((String) run.resource("kms/keyPolicy:KeyPolicy", "disk").input("policy"))
        .as("who deploys copies nothing")
        .doesNotContain("CopyImage")
        .isNotEqualTo(
            MockedRun.preview(StackConfigs.least())
                .resource("kms/keyPolicy:KeyPolicy", "disk")
                .input("policy"));
  }

  @Test
  void withoutEbsEncryptionTheRootVolumeNeedsAnImage() {
    Map<String, String> config = StackConfigs.with("sealed-emr:ami", "{\"mode\":\"none\"}");
    config.put("sealed-emr:encryption", "{\"localDisk\":{\"ebs\":false}}");

    refused(
        config,
        """
        The configuration of stack dev has 1 fault:
          sealed-emr:ami.mode: found none without EBS encryption, so that root volumes would be in \
        clear text; allowed: none beside sealed-emr:encryption.localDisk with mode AwsKms and ebs \
        true""");
  }

  private static void refused(Map<String, String> config, String faults) {
    MockedRun run = MockedRun.preview(config);

    assertThat(run.result().exitCode()).isEqualTo(32);
    assertThat(run.result().errors()).containsExactly(faults);
    assertThat(run.resources()).isEmpty();
  }

  private static Map<String, String> copy(String id) {
    return StackConfigs.with("sealed-emr:ami", "{\"sourceId\":\"%s\"}".formatted(id));
  }

  private static Map<String, String> existing(String id) {
    Map<String, String> config =
        StackConfigs.with("sealed-emr:ami", "{\"mode\":\"existing\",\"id\":\"%s\"}".formatted(id));
    config.put("sealed-emr:keys", DISK_KEY);
    return config;
  }
}
