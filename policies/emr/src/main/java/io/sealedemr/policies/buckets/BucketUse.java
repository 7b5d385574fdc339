package io.sealedemr.policies.buckets;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policies.iam.Wildcard;
import io.sealedemr.policies.links.Link;
import io.sealedemr.policies.links.Outputs;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurationDocument;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the EMR resources of a stack name buckets.
 *
 * @param by the resource that names one
 * @param property the top-level property in which it does
 * @param place where
 */
record BucketUse(Resource by, String property, Property place) {

  private static final String ROLE = "aws:iam/role:Role";
  private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
  private static final String MANAGED_POLICY = "aws:iam/policy:Policy";

  /** All places that name an object or a prefix in a bucket. */
  static List<BucketUse> of(StackCheck it) {
    List<BucketUse> uses = new ArrayList<>();
    for (Resource cluster : it.ofType(Clusters.TYPE)) {
      uses.add(new BucketUse(cluster, "logUri", cluster.at("logUri")));
      for (Property action : cluster.at("bootstrapActions").elements()) {
        uses.add(new BucketUse(cluster, "bootstrapActions", action.at("path")));
      }
      if (!Outputs.leftOut(cluster, "steps")) {
        for (Property step : cluster.at("steps").elements()) {
          uses.add(new BucketUse(cluster, "steps", step.at("hadoopJarStep", "jar")));
        }
      }
    }
    uses.addAll(ofSecurityConfigurations(it));
    return uses;
  }

  /** The places that name certificates and provider jars. */
  static List<BucketUse> ofSecurityConfigurations(StackCheck it) {
    List<BucketUse> uses = new ArrayList<>();
    for (Resource configuration : it.ofType(SecurityConfigurations.TYPE)) {
      for (Property object : SecurityConfigurationDocument.of(configuration).objects()) {
        uses.add(new BucketUse(configuration, "configuration", object));
      }
    }
    return uses;
  }

  /** Whether the cluster uses a bucket: EMR's resources name it, or the policy of a role does. */
  static Truth isUsed(StackCheck it, Resource bucket) {
    if (!Buckets.haveEmr(it)) {
      return Truth.NO;
    }
    Truth used = Truth.NO;
    for (BucketUse use : of(it)) {
      used = used.or(use.means(it, bucket));
    }
    for (Resource cluster : it.ofType(Clusters.TYPE)) {
      if (!Outputs.leftOut(cluster, "steps")) {
        for (Property step : cluster.at("steps").elements()) {
          for (Property argument : step.at("hadoopJarStep", "args").elements()) {
            used = used.or(new BucketUse(cluster, "steps", argument).means(it, bucket));
          }
        }
      }
    }
    for (Resource configuration : it.ofType(SecurityConfigurations.TYPE)) {
      Link link = Link.by(configuration, "configuration", Buckets.of(it));
      for (Property override : SecurityConfigurationDocument.of(configuration).overrides()) {
        Property name = override.at("BucketName");
        used =
            used.or(
                new Link(configuration, "configuration", name, link.candidates())
                    .toName(bucket, "bucket"));
      }
    }
    return used.yes() ? used : used.or(isInRolePolicy(it, bucket));
  }

  /** Whether this place means a bucket of the stack. */
  Truth means(StackCheck it, Resource bucket) {
    return new Link(by, property, place, Buckets.of(it)).toName(bucket, "bucket", S3Location::isIn);
  }

  private static Truth isInRolePolicy(StackCheck it, Resource bucket) {
    Truth named = Truth.NO;
    for (Resource policy : it.ofType(ROLE_POLICY)) {
      named = named.or(isInPolicy(it, policy, "policy", policy.at("policy"), bucket));
    }
    for (Resource policy : it.ofType(MANAGED_POLICY)) {
      named = named.or(isInPolicy(it, policy, "policy", policy.at("policy"), bucket));
    }
    for (Resource role : it.ofType(ROLE)) {
      if (!Outputs.leftOut(role, "inlinePolicies")) {
        for (Property inline : role.at("inlinePolicies").elements()) {
          named = named.or(isInPolicy(it, role, "inlinePolicies", inline.at("policy"), bucket));
        }
      }
    }
    return named;
  }

  private static Truth isInPolicy(
      StackCheck it, Resource carrier, String property, Property document, Resource bucket) {
    if (carrier.dependsOn(property, bucket)) {
      return Truth.YES;
    }
    if (document.value() instanceof Value.Unknown) {
      boolean aboutOthers =
          Buckets.of(it).stream().anyMatch(other -> carrier.dependsOn(property, other));
      return aboutOthers ? Truth.NO : document.present();
    }
    Property name = bucket.at("bucket");
    Truth named = Truth.NO;
    for (Statement statement : Statement.of(document)) {
      Truth aboutS3 =
          statement
              .allows()
              .and(
                  statement
                      .coversAction("s3:GetObject")
                      .or(statement.coversAction("s3:PutObject")));
      Truth aboutBucket =
          name.value() instanceof Value.Text text
              ? statement.anyResource(pattern -> coversBucket(pattern, text.value()))
              : statement.anyResource(BucketUse::isForBuckets).and(name.hasText());
      Truth aboutAllBut = statement.place().at("NotResource").present();
      named = named.or(aboutS3.and(aboutBucket.or(aboutAllBut)));
    }
    return named;
  }

  private static boolean coversBucket(String pattern, String bucket) {
    return S3Location.isCovered(pattern, bucket)
        || S3Location.isCovered(pattern, bucket + "/x")
        || S3Location.isIn(pattern, bucket);
  }

  private static boolean isForBuckets(String pattern) {
    return Wildcard.in(pattern) || S3Location.of(pattern).isPresent();
  }
}
