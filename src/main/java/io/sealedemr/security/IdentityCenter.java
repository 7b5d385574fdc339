package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code IdentityCenterConfiguration}, which works with encryption in transit only (EMR Management
 * Guide, "Integrate Amazon EMR with IAM Identity Center").
 *
 * @param instanceArn ARN of the instance of IAM Identity Center
 * @param roleArn ARN of the role of EMR's application there; null if that application exists
 * @param assignmentRequired whether only users that are assigned to the application get in; the
 *     guide spells the key in two ways, and this is its parameter list's
 */
public record IdentityCenter(
    String instanceArn, @Nullable String roleArn, boolean assignmentRequired) {

  private static final Pattern INSTANCE =
      Pattern.compile("arn:aws(-[a-z]+)*:sso:::instance/ssoins-[A-Za-z0-9.-]+");

  public IdentityCenter {
    if (!INSTANCE.matcher(instanceArn).matches()) {
      throw new IllegalArgumentException(
          "IdentityCenterInstanceARN: found \""
              + instanceArn
              + "\", allowed: arn:aws:sso:::instance/ssoins-...");
    }
    if (roleArn != null) {
      RoleArn.require("IAMRoleForEMRIdentityCenterApplicationARN", roleArn);
    }
  }

  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("EnableIdentityCenter", true);
    keys.put("IdentityCenterInstanceARN", instanceArn);
    if (roleArn != null) {
      keys.put("IAMRoleForEMRIdentityCenterApplicationARN", roleArn);
    }
    keys.put("IdentityCenterApplicationAssignmentRequired", assignmentRequired);
    return keys;
  }
}
