package io.sealedemr.providers.aws;

import com.amazonaws.AmazonClientException;
import com.amazonaws.services.secretsmanager.AWSSecretsManager;
import com.amazonaws.services.secretsmanager.AWSSecretsManagerClientBuilder;
import com.amazonaws.services.secretsmanager.model.GetSecretValueRequest;
import io.sealedemr.providers.properties.ProviderProperties;
import java.util.function.Function;

/**
 * The current value of the secret that the provider's properties name: {@code secretId}, its name
 * or ARN, and {@code region}.
 */
public final class SecretValue {

  private final AWSSecretsManager client;
  private final String secretId;
  private final String region;

  /** The secret that these properties name. */
  public SecretValue(ProviderProperties properties) {
    client = Clients.client(AWSSecretsManagerClientBuilder.standard(), properties);
    secretId = properties.get("secretId");
    region = properties.get("region");
  }

  /**
   * Reads the value.
   *
   * @param parser takes the secret's text; the message of its {@link IllegalArgumentException} must
   *     quote nothing of it
   * @throws IllegalStateException if it cannot be read or parsed; has nothing of the secret
   */
  public <T> T read(Function<String, T> parser) {
    String text;
    try {
      text =
          client
              .getSecretValue(new GetSecretValueRequest().withSecretId(secretId))
              .getSecretString();
    } catch (AmazonClientException e) {
      throw CallFailure.of(
          named() + " cannot be read",
          e,
          "secretsmanager:GetSecretValue on it, and kms:Decrypt on its key");
    }
    if (text == null) {
      throw new IllegalStateException(named() + " is binary, allowed: text");
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(named() + ": " + e.getMessage());
    }
  }

  private String named() {
    return "Secret " + secretId + " in " + region;
  }
}
