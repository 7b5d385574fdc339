package io.sealedemr.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the stack stands, and so what its ARNs begin with.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}
 * @param account twelve digits
 * @param region such as {@code eu-west-2}
 */
public record AwsScope(String partition, String account, String region) {

  private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  public AwsScope {
    List<String> faults = new ArrayList<>();
    if (!PARTITION.matcher(partition).matches()) {
      faults.add("partition: found \"" + partition + "\", allowed: aws, aws-cn, aws-us-gov");
    }
    if (!ACCOUNT.matcher(account).matches()) {
      faults.add("account: found \"" + account + "\", allowed: twelve digits");
    }
    if (!REGION.matcher(region).matches()) {
      faults.add("region: found \"" + region + "\", allowed: a region such as eu-west-2");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  /** An ARN in this account and region. */
  public String arn(String service, String resource) {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }

  /** The ARN of a role; the name may begin with a path, as in {@code team/emr-service}. */
  public String role(String name) {
    return iam("role/" + name);
  }

  /** The ARN of an instance profile. */
  public String instanceProfile(String name) {
    return iam("instance-profile/" + name);
  }

  /** The ARN of a bucket. */
  public String bucket(String name) {
    return "arn:" + partition + ":s3:::" + name;
  }

  /** The ARN of objects in a bucket; {@code *} is all of them. */
  public String objects(String bucket, String keys) {
    return bucket(bucket) + "/" + keys;
  }

  /** The ARN of a KMS alias, given without {@code alias/}. */
  public String alias(String name) {
    return arn("kms", "alias/" + name);
  }

  /** The ARN of a log group, as it is in an encryption context (without the ending {@code :*}). */
  public String logGroup(String name) {
    return arn("logs", "log-group:" + name);
  }

  /** The name of a service in this region, as {@code kms:ViaService} has it. */
  public String regionalService(String service) {
    return service + "." + region + "." + dnsSuffix();
  }

  /** The domain of this partition's services. */
  public String dnsSuffix() {
    return partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
  }

  private String iam(String resource) {
    return "arn:" + partition + ":iam::" + account + ":" + resource;
  }
}
