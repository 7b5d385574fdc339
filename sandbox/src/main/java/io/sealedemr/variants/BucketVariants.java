package io.sealedemr.variants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.aws.s3.BucketObjectv2;
import com.pulumi.aws.s3.BucketObjectv2Args;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.s3.BucketVersioningV2Args;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import io.sealedemr.tls.NodeDomain;
import io.sealedemr.tls.PemZip;
import io.sealedemr.tls.TlsMaker;
import io.sealedemr.tls.TlsMaterial;
import io.sealedemr.tls.TlsRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;

/** Faults in the buckets and in the certificates' object. */
final class BucketVariants {

  private BucketVariants() {}

  static List<Variant> all() {
    return List.of(
        encryption(
            "bucket-sse-s3",
            "the data bucket's default is S3's own keys",
            "bucket-without-kms",
            "data",
            "AES256"),
        encryption(
            "bucket-key-missing",
            "the log bucket's default names no key, so AWS's own is taken",
            "bucket-without-customer-key",
            "logs",
            "aws:kms"),
        Fault.of(
            "bucket-public",
            "the data bucket may have a public policy",
            "bucket-public-access-open",
            BucketPublicAccessBlock.class,
            "data",
            BucketPublicAccessBlockArgs.class,
            args -> BucketPublicAccessBlockArgs.builder(args).blockPublicPolicy(false).build()),
        Fault.of(
            "bucket-plain-http",
            "the data bucket takes requests without TLS",
            "bucket-allows-plain-http",
            BucketPolicy.class,
            "data",
            BucketPolicyArgs.class,
            args ->
                BucketPolicyArgs.builder(args)
                    .policy(Fault.inDocument(args.policy(), BucketVariants::allowPlainHttp))
                    .build()),
        Fault.of(
            "artifacts-not-versioned",
            "the certificates could be swapped without a trace",
            "artifact-bucket-unversioned",
            BucketVersioningV2.class,
            "artifacts",
            BucketVersioningV2Args.class,
            args ->
                BucketVersioningV2Args.builder(args)
                    .versioningConfiguration(
                        BucketVersioningV2VersioningConfigurationArgs.builder()
                            .status("Suspended")
                            .build())
                    .build()),
        Fault.of(
            "certificates-sse-s3",
            "the nodes' private key is encrypted with S3's own keys",
            "certificate-without-customer-key",
            BucketObjectv2.class,
            "certificates",
            BucketObjectv2Args.class,
            args ->
                BucketObjectv2Args.builder(args)
                    .serverSideEncryption("AES256")
                    .kmsKeyId(Output.<String>ofNullable(null))
                    .build()),
        Fault.of(
            "certificates-expired",
            "the nodes' certificates expired at the end of 2020",
            "certificate-not-valid",
            BucketObjectv2.class,
            "certificates",
            BucketObjectv2Args.class,
            args ->
                BucketObjectv2Args.builder(args)
                    .contentBase64(Output.ofSecret(PemZip.base64(expired())))
                    .build()));
  }

  /** Good for a year from the beginning of 2020 on. */
  private static TlsMaterial expired() {
    Clock then = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
    return new TlsMaker(then, new SecureRandom())
        .make(TlsRequest.of(NodeDomain.ofRegion("eu-west-2")));
  }

  private static Variant encryption(
      String name, String change, String rule, String bucket, String algorithm) {
    return Fault.of(
        name,
        change,
        rule,
        BucketServerSideEncryptionConfigurationV2.class,
        bucket,
        BucketServerSideEncryptionConfigurationV2Args.class,
        args ->
            BucketServerSideEncryptionConfigurationV2Args.builder(args)
                .rules(
                    BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                        .applyServerSideEncryptionByDefault(
                            BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs
                                .builder()
                                .sseAlgorithm(algorithm)
                                .build())
                        .build())
                .build());
  }

  private static void allowPlainHttp(ObjectNode document) {
    ArrayNode statements = document.withArray("Statement");
    for (Iterator<JsonNode> each = statements.elements(); each.hasNext(); ) {
      if (each.next().toString().contains("aws:SecureTransport")) {
        each.remove();
      }
    }
  }
}
