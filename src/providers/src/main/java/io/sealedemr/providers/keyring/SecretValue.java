package io.sealedemr.providers.keyring;

import io.sealedemr.providers.properties.ProviderProperties;
import io.sealedemr.providers.secrets.WrappingKeys;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/** The current value of the secret that the keyring's properties name. */
final class SecretValue {

  /** All executors of a cluster start at once and ask for the same secret. */
  private static final int TRIES = 9;

  private final SecretsManagerClient client;
  private final String secretId;
  private final String region;

  SecretValue(ProviderProperties properties) {
    secretId = properties.get("secretId");
    region = properties.get("region");
    SecretsManagerClientBuilder builder =
        SecretsManagerClient.builder()
            .region(Region.of(region))
            // Named, since a node's class path may have several.
            .httpClientBuilder(
                ApacheHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(20)))
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(TRIES)
                            .build())
                    .build());
    properties.endpoint().ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint)));
    client = builder.build();
  }

  /**
   * Reads the keys.
   *
   * @throws IllegalStateException if they cannot be read; has nothing of the secret
   */
  WrappingKeys keys() {
    String text;
    try {
      text =
          client
              .getSecretValue(GetSecretValueRequest.builder().secretId(secretId).build())
              .secretString();
    } catch (SdkException e) {
      throw new IllegalStateException(named() + " cannot be read: " + reason(e));
    }
    if (text == null) {
      throw new IllegalStateException(named() + " is binary, allowed: text");
    }
    try {
      return WrappingKeys.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(named() + ": " + e.getMessage());
    }
  }

  /**
   * Takes of an exception what cannot hold a part of an answer, and no cause for the same reason.
   */
  private static String reason(SdkException e) {
    if (e instanceof AwsServiceException) {
      AwsServiceException answer = (AwsServiceException) e;
      return answer.awsErrorDetails().errorCode()
          + " (HTTP "
          + answer.statusCode()
          + ", request "
          + answer.requestId()
          + ")"
          + (answer.statusCode() < 500
              ? "; the node's role needs secretsmanager:GetSecretValue on it, and kms:Decrypt on"
                  + " its key"
              : "");
    }
    StringBuilder classes = new StringBuilder(e.getClass().getSimpleName());
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      classes.append(", ").append(t.getClass().getSimpleName());
    }
    return classes.toString();
  }

  private String named() {
    return "Secret " + secretId + " in " + region;
  }
}
