package io.sealedemr.policies.buckets;

import io.sealedemr.policies.links.Outputs;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;

/** Finds a certificate zip that is not under a key of the customer. */
public final class CertificateWithoutCustomerKey implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("certificate-without-customer-key")
          .summary("A certificate zip is not encrypted with a key of the customer.")
          .why(
              "The zip holds a private key; aws:kms without a key means aws/s3, not the "
                  + "bucket's default key.")
          .fix(
              "Set serverSideEncryption to aws:kms and kmsKeyId to the ARN of a key, or "
                  + "leave both to a bucket whose default is such a key.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:X09")
          .types(Buckets.OBJECTS.get(0), Buckets.OBJECTS.get(1))
          .url("https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource object : Certificates.objects(it)) {
      Truth judged = Certificates.areIn(it, object);
      if (judged.no()) {
        continue;
      }
      Property algorithm = object.at("serverSideEncryption");
      Property key = object.at("kmsKeyId");
      boolean noKey = Outputs.leftOut(object, "kmsKeyId");
      if (Outputs.leftOut(object, "serverSideEncryption")) {
        // With a key and no algorithm the provider asks for aws:kms.
        Truth byKey = noKey ? Truth.NO : DefaultEncryption.isCustomerKey(key);
        it.require(
            object,
            judged.not().or(byKey).or(byDefault(it, object)),
            "Neither the object nor the bucket's default names a key of the customer.");
      } else {
        Truth absent = algorithm.present().not();
        Truth kms = DefaultEncryption.isKms(algorithm);
        it.require(
            object,
            algorithm,
            judged.not().or(kms).or(absent.and(byDefault(it, object))),
            "aws:kms");
        it.require(
            object,
            key,
            judged.and(kms).not().or(noKey ? Truth.NO : DefaultEncryption.isCustomerKey(key)),
            "the ARN of a key of the customer");
      }
    }
  }

  private static Truth byDefault(StackCheck it, Resource object) {
    Truth under = Truth.NO;
    for (Resource bucket : Buckets.of(it)) {
      Truth in = Buckets.isAbout(it, object, bucket);
      if (in.no()) {
        continue;
      }
      for (Resource encryption : it.ofType(Buckets.ENCRYPTION)) {
        under =
            under.or(
                in.and(Buckets.isAbout(it, encryption, bucket))
                    .and(DefaultEncryption.isUnderCustomerKey(encryption)));
      }
    }
    return under;
  }
}
