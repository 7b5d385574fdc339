package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code RangerConfiguration} (release 5.32.0 and later; EMR Management Guide, "Integrate Amazon
 * EMR with Apache Ranger").
 *
 * @param adminServerUrl where Ranger Admin answers; by TLS only, since each side shows a
 *     certificate
 * @param pluginRole ARN of the role with which the plug-ins read data
 * @param otherServicesRole ARN of the role for all other services
 * @param adminSecret ARN of the secret with the certificate of Ranger Admin
 * @param plugins at least one
 * @param auditLogGroup ARN of the log group for audits; null for none
 */
public record Ranger(
    String adminServerUrl,
    String pluginRole,
    String otherServicesRole,
    String adminSecret,
    List<Plugin> plugins,
    @Nullable String auditLogGroup) {

  private static final Pattern URL = Pattern.compile("https://[^/\\s]+.*");
  private static final Pattern SECRET =
      Pattern.compile("arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:\\S+");
  private static final Pattern LOG_GROUP =
      Pattern.compile("arn:aws(-[a-z]+)*:logs:[a-z0-9-]+:[0-9]{12}:log-group:\\S+");

  /**
   * An entry of {@code RangerPluginConfigurations}.
   *
   * @param app such as {@code Spark}
   * @param clientSecret ARN of the secret with the plug-in's certificate and key
   * @param repository name of the policy repository in Ranger
   */
  public record Plugin(String app, String clientSecret, String repository) {
    public Plugin {
      require("ClientSecretARN", clientSecret, SECRET, "the ARN of a secret");
    }

    Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("App", app);
      keys.put("ClientSecretARN", clientSecret);
      keys.put("PolicyRepositoryName", repository);
      return keys;
    }
  }

  public Ranger {
    require("AdminServerURL", adminServerUrl, URL, "an https:// address");
    RoleArn.require("RoleForRangerPluginsARN", pluginRole);
    RoleArn.require("RoleForOtherAWSServicesARN", otherServicesRole);
    require("AdminServerSecretARN", adminSecret, SECRET, "the ARN of a secret");
    plugins = List.copyOf(plugins);
    if (plugins.isEmpty()) {
      throw new IllegalArgumentException(
          "RangerPluginConfigurations: found none, allowed: one or more");
    }
    if (auditLogGroup != null) {
      require("CloudWatchLogGroup", auditLogGroup, LOG_GROUP, "the ARN of a log group");
    }
  }

  private static void require(String key, String value, Pattern pattern, String allowed) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(key + ": found \"" + value + "\", allowed: " + allowed);
    }
  }

  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("AdminServerURL", adminServerUrl);
    keys.put("RoleForRangerPluginsARN", pluginRole);
    keys.put("RoleForOtherAWSServicesARN", otherServicesRole);
    keys.put("AdminServerSecretARN", adminSecret);
    keys.put("RangerPluginConfigurations", plugins.stream().map(Plugin::keys).toList());
    if (auditLogGroup != null) {
      keys.put(
          "AuditConfiguration",
          Map.of(
              "Destinations",
              Map.of("AmazonCloudWatchLogs", Map.of("CloudWatchLogGroup", auditLogGroup))));
    }
    return keys;
  }
}
