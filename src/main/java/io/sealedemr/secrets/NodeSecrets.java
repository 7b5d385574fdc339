package io.sealedemr.secrets;

import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretArgs;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.aws.secretsmanager.SecretVersionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.sealedemr.encryption.EncryptionKeys.EncryptionKey;
import io.sealedemr.environment.Environment;
import java.util.List;
import java.util.Map;

/**
 * The stack's secrets in AWS Secrets Manager.
 *
 * @param ready what must exist before a node asks for one
 */
public record NodeSecrets(List<Resource> ready) {

  /** Days in which a deleted secret of a protected environment can be called back. */
  private static final int RECOVERY = 30;

  /** None: no mode needs one. */
  public static NodeSecrets none() {
    return new NodeSecrets(List.of());
  }

  /**
   * Makes the secrets.
   *
   * @param values by secret; they reach Pulumi as secrets only
   */
  public static NodeSecrets create(
      Environment environment, EncryptionKey key, Map<NodeSecret, String> values) {
    return new NodeSecrets(
        values.entrySet().stream()
            .map(entry -> version(environment, key, entry.getKey(), entry.getValue()))
            .toList());
  }

  private static Resource version(
      Environment environment, EncryptionKey key, NodeSecret which, String value) {
    Secret secret =
        new Secret(
            which.text(),
            SecretArgs.builder()
                .name(which.name(environment))
                .description("Sealed EMR " + environment.name() + ": " + which.text())
                .kmsKeyId(key.reference())
                .recoveryWindowInDays(environment.protect() ? RECOVERY : 0)
                .tags(environment.tags(which.text()))
                .build(),
            CustomResourceOptions.builder()
                .dependsOn(key.ready())
                .protect(environment.protect())
                .build());
    return new SecretVersion(
        which.text(),
        SecretVersionArgs.builder()
            .secretId(secret.id())
            .secretString(Output.ofSecret(value))
            .build());
  }
}
