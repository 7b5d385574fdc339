package io.sealedemr.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A jar with one provider, as the build made it: without properties it serves nothing. */
public enum ProviderJar {

  /** Gives the nodes TLS material from a secret: certificate provider {@code Custom}. */
  TLS("tls.SecretsManagerTlsArtifacts"),

  /** Gives EMRFS the keys of its client-side encryption from a secret: mode {@code CSE-Custom}. */
  OBJECTS("objects.SecretsManagerKeyMaterials"),

  /** The same for S3A, the connector of emr-7.10.0 and later. */
  KEYRING("keyring.SecretsManagerKeyring"),

  /** Makes the keys of local disks by KMS: key provider {@code Custom}. */
  DISKS("disks.KmsDiskMaterials");

  private final String className;

  ProviderJar(String className) {
    this.className = "io.sealedemr.providers." + className;
  }

  /** Full name of the provider's class, as a security configuration names it. */
  public String className() {
    return className;
  }

  /**
   * The jar as built.
   *
   * @throws IllegalStateException if this build of the program carries none
   */
  public byte[] bytes() {
    String resource = "/providers/sealed-emr-" + title() + ".jar";
    try (InputStream stream = ProviderJar.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "This build of the program has no "
                + resource
                + "; build it with its providers: ./mvnw compile");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar with these properties for its provider. */
  ConfiguredJar configured(Map<String, String> values) {
    return new ConfiguredJar(this, PropertiesIntoJar.write(bytes(), className, values));
  }

  /** Its name in an object's key. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
