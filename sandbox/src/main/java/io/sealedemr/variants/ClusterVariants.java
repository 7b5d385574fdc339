package io.sealedemr.variants;

import com.pulumi.aws.ec2.AmiCopy;
import com.pulumi.aws.ec2.AmiCopyArgs;
import com.pulumi.aws.emr.Cluster;
import com.pulumi.aws.emr.ClusterArgs;
import com.pulumi.aws.emr.inputs.ClusterKerberosAttributesArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults in the cluster and in the image of its nodes. */
final class ClusterVariants {

  private static final Output<String> UNSET_TEXT = Output.ofNullable(null);

  private ClusterVariants() {}

  static List<Variant> all() {
    return List.of(
        cluster(
            "no-security-configuration",
            "the cluster names no security configuration",
            "security-configuration-missing",
            args -> ClusterArgs.builder(args).securityConfiguration(UNSET_TEXT).build()),
        cluster(
            "foreign-security-configuration",
            "the cluster names a security configuration that is not of the stack",
            "security-configuration-foreign",
            args -> ClusterArgs.builder(args).securityConfiguration("legacy-weak").build()),
        cluster(
            "no-custom-ami",
            "the nodes start from EMR's own image",
            "custom-image-missing",
            args -> ClusterArgs.builder(args).customAmiId(UNSET_TEXT).build()),
        cluster(
            "foreign-ami",
            "the nodes start from an image that the stack did not make",
            "image-foreign",
            args -> ClusterArgs.builder(args).customAmiId("ami-0123456789abcdef0").build()),
        cluster(
            "release-before-ebs-encryption",
            "the release is too old to encrypt EBS volumes",
            "release-too-old-for-security-configuration",
            args -> ClusterArgs.builder(args).releaseLabel("emr-5.20.0").build()),
        cluster(
            "release-before-custom-ami",
            "the release is too old for a custom AMI",
            "release-too-old",
            args -> ClusterArgs.builder(args).releaseLabel("emr-5.6.0").build()),
        cluster(
            "log-key-missing",
            "logs are not under a key of the stack",
            "logs-without-customer-key",
            args -> ClusterArgs.builder(args).logEncryptionKmsKeyId(UNSET_TEXT).build()),
        cluster(
            "kerberos-attributes-missing",
            "the security configuration has Kerberos, the cluster no attributes for it",
            "kerberos-attributes-missing",
            args ->
                ClusterArgs.builder(args)
                    .kerberosAttributes(Output.<ClusterKerberosAttributesArgs>ofNullable(null))
                    .build()),
        image(
            "ami-copy-clear",
            "the copy of the image is not encrypted",
            "image-copy-unencrypted",
            args -> AmiCopyArgs.builder(args).encrypted(false).build()),
        image(
            "ami-copy-default-key",
            "the copy of the image is under the account's default key",
            "image-copy-without-customer-key",
            args -> AmiCopyArgs.builder(args).kmsKeyId(UNSET_TEXT).build()));
  }

  private static Variant cluster(
      String name, String change, String rule, UnaryOperator<ClusterArgs> edit) {
    return Fault.of(name, change, rule, Cluster.class, "cluster", ClusterArgs.class, edit);
  }

  private static Variant image(
      String name, String change, String rule, UnaryOperator<AmiCopyArgs> edit) {
    return Fault.of(name, change, rule, AmiCopy.class, "nodes", AmiCopyArgs.class, edit);
  }
}
