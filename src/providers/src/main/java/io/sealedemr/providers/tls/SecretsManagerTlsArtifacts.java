package io.sealedemr.providers.tls;

import com.amazonaws.services.elasticmapreduce.spi.security.TLSArtifacts;
import com.amazonaws.services.elasticmapreduce.spi.security.TLSArtifactsProvider;
import io.sealedemr.providers.aws.SecretValue;
import io.sealedemr.providers.properties.ProviderProperties;
import java.time.Clock;

/**
 * Gives a node its private key and certificates from a secret in Secrets Manager: {@code
 * {"privateKey": …, "certificateChain": …, "trustedCertificates": …}}, PEM texts. EMR makes one on
 * each node when the node starts (Management Guide, "Providing certificates for encrypting data in
 * transit with Amazon EMR encryption").
 */
public final class SecretsManagerTlsArtifacts extends TLSArtifactsProvider {

  private final SecretValue secret;

  /**
   * By the properties in its jar: {@code region}, {@code secretId}.
   *
   * @throws IllegalStateException if they are missing
   */
  public SecretsManagerTlsArtifacts() {
    secret =
        new SecretValue(
            ProviderProperties.of(SecretsManagerTlsArtifacts.class, "region", "secretId"));
  }

  /**
   * Reads the secret's current value.
   *
   * @throws IllegalStateException if it cannot be read, or is no sound material; without any part
   *     of it
   */
  @Override
  public TLSArtifacts getTlsArtifacts() {
    return secret.read(text -> PemMaterial.artifacts(text, Clock.systemUTC()));
  }
}
