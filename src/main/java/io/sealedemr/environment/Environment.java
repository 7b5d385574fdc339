package io.sealedemr.environment;

import io.sealedemr.iam.AwsScope;
import java.util.Map;
import java.util.TreeMap;

/**
 * One environment, such as {@code dev}.
 *
 * @param scope its partition, account and region
 * @param deployer ARN of who runs Pulumi
 * @param name prefix of all names
 * @param tags tags of every resource
 * @param protect whether what must not be lost is protected
 */
public record Environment(
    AwsScope scope, String deployer, String name, Map<String, String> tags, boolean protect) {

  /** The condition of AWS's managed policy for the EMR service role, version 2. */
  private static final String MANAGED_POLICIES_TAG = "for-use-with-amazon-emr-managed-policies";

  public Environment {
    tags = Map.copyOf(tags);
  }

  /** The name of one thing, such as {@code emr-dev-primary}. */
  public String name(String thing) {
    return name + "-" + thing;
  }

  /** The name of a bucket: unique in the world, since it holds account and region. */
  public String bucket(String purpose) {
    return name + "-" + purpose + "-" + scope.account() + "-" + scope.region();
  }

  /** Tags of a thing with this name. */
  public Map<String, String> tags(String thing) {
    Map<String, String> all = new TreeMap<>(tags);
    all.put("Name", name(thing));
    return all;
  }

  /** Tags of what the EMR service role may use and change. */
  public Map<String, String> tagsForEmr(String thing) {
    Map<String, String> all = tags(thing);
    all.put(MANAGED_POLICIES_TAG, "true");
    return all;
  }
}
