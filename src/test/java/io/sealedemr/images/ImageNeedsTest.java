package io.sealedemr.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNeedsTest {

  private static final String ACCOUNT = "111122223333";
  private static final String SEVEN = "al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64";

  @ParameterizedTest
  @CsvSource({
    "emr-5.29.0, amzn-ami-hvm-2018.03.0.20231218.0-x86_64-gp2",
    "emr-5.30.0, amzn2-ami-hvm-2.0.20260427.1-x86_64-gp2",
    "emr-6.15.0, amzn2-ami-kernel-5.10-hvm-2.0.20260427.1-x86_64-gp2",
    "emr-7.0.0, al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64",
    "emr-7.13.0, al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64",
    "emr-8.0.0, al2023-ami-2023.11.20260427.1-kernel-6.12-x86_64",
  })
  void eachSeriesOfReleasesHasItsGeneration(String label, String name) {
    assertThat(needs(label).faults(amazons(name), ACCOUNT)).isEmpty();
    assertThat(needs(label).doubt(amazons(name))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "emr-5.30.0 | amzn-ami-hvm-2018.03.0.20231218.0-x86_64-gp2 | is Amazon Linux 1 | Amazon Linux 2",
        "emr-5.29.0 | amzn2-ami-hvm-2.0.20260427.1-x86_64-gp2 | is Amazon Linux 2 | Amazon Linux 1",
        "emr-6.15.0 | al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64 | is Amazon Linux 2023 | Amazon Linux 2",
        "emr-7.9.0 | amzn2-ami-hvm-2.0.20260427.1-x86_64-gp2 | is Amazon Linux 2 | Amazon Linux 2023 with kernel 6.1",
        "emr-7.9.0 | al2022-ami-2022.0.20220728.1-kernel-5.15-x86_64 | is Amazon Linux 2022 | Amazon Linux 2023 with kernel 6.1",
        "emr-7.9.0 | al2023-ami-2023.11.20260427.1-kernel-6.12-x86_64 | has kernel 6.12 | Amazon Linux 2023 with kernel 6.1",
        "emr-7.9.0 | Windows_Server-2016-English-Full-Base-2017.10.13 | is no known Amazon Linux | Amazon Linux 2023 with kernel 6.1",
      })
  void anotherGenerationOrKernelIsRefused(String label, String name, String found, String allowed) {
    assertThat(needs(label).faults(amazons(name), ACCOUNT))
        .containsExactly(
            "sealed-emr:ami.sourceId: ami-00000000 "
                + found
                + " ("
                + name
                + "); allowed: "
                + allowed
                + ", on which "
                + label
                + " runs");
  }

  @ParameterizedTest
  @CsvSource({
    "golden-7, Amazon Linux 2023 AMI 2023.11 x86_64 HVM kernel-6.1",
    "golden-al2023-ami, ours with kernel 6.1",
  })
  void nameAndDescriptionTogetherTellAnImage(String name, String description) {
    assertThat(needs("emr-7.9.0").doubt(own(name, description))).isEmpty();
    assertThat(needs("emr-7.9.0").faults(own(name, description), ACCOUNT)).isEmpty();
  }

  @Test
  void whatAnOwnImageDoesNotTellIsADoubtAndNoFault() {
    String doubt =
        "sealed-emr:ami.sourceId: ami-00000000 neither its name (%s) nor its description says"
            + " whether it is Amazon Linux 2023 with kernel 6.1, on which emr-7.9.0 runs";

    assertThat(needs("emr-7.9.0").doubt(own("golden", ""))).contains(doubt.formatted("golden"));
    assertThat(needs("emr-7.9.0").doubt(own("al2023-ami-golden", "")))
        .contains(doubt.formatted("al2023-ami-golden"));
    assertThat(needs("emr-6.15.0").doubt(own("amzn2-ami-golden", ""))).isEmpty();
    assertThat(needs("emr-7.9.0").faults(own("golden", ""), ACCOUNT)).isEmpty();
  }

  @Test
  void theVolumeMayFillTheRootVolumeAndNoMore() {
    assertThat(needs("emr-7.9.0").faults(withVolumes(20), ACCOUNT)).isEmpty();
    assertThat(needs("emr-7.9.0").faults(withVolumes(21), ACCOUNT)).hasSize(1);
    assertThat(needs("emr-7.9.0").faults(withVolumes(), ACCOUNT))
        .containsExactly("sealed-emr:ami.sourceId: ami-00000000 has 0 EBS volumes; allowed: one");
  }

  @ParameterizedTest
  @CsvSource({
    "m5.xlarge, X86_64",
    "m6g.xlarge, ARM64",
    "c7gn.2xlarge, ARM64",
    "a1.large, ARM64",
    "g5.xlarge, X86_64",
    "g5g.xlarge, ARM64",
    "x2gd.large, ARM64",
  })
  void theArchitectureIsThatOfTheInstanceType(String type, Architecture architecture) {
    assertThat(Architecture.ofInstanceType(type)).isEqualTo(architecture);
  }

  @Test
  void theNamesOfAmazonsStandardImagesFollowAPattern() {
    assertThat(Generation.AMAZON_LINUX_2023.namePattern(Architecture.ARM64))
        .isEqualTo("al2023-ami-2023.*-kernel-6.1-arm64");
    assertThat(Generation.AMAZON_LINUX_2.namePattern(Architecture.X86_64))
        .isEqualTo("amzn2-ami-hvm-2.0.*-x86_64-gp2");
  }

  private static ImageNeeds needs(String label) {
    String[] parts = label.substring("emr-".length()).split("\\.", -1);
    return new ImageNeeds(
        "sealed-emr:ami.sourceId",
        label,
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Architecture.X86_64,
        20,
        List.of());
  }

  private static Image amazons(String name) {
    return image(name, "", "137112412989", true, 8);
  }

  private static Image own(String name, String description) {
    return image(name, description, ACCOUNT, false, 8);
  }

  private static Image withVolumes(int... gib) {
    return image(SEVEN, "", "137112412989", true, gib);
  }

  private static Image image(
      String name, String description, String owner, boolean amazons, int... gib) {
    return new Image(
        "ami-00000000",
        name,
        description,
        owner,
        amazons,
        "available",
        "x86_64",
        "hvm",
        "ebs",
        Arrays.stream(gib).mapToObj(size -> new Image.Volume(size, "snap-0", false)).toList());
  }
}
