package io.sealedemr.secrets;

import io.sealedemr.environment.Environment;
import io.sealedemr.settings.EncryptionSettings;
import java.util.ArrayList;
import java.util.List;

/** A secret that a class on the nodes reads. */
public enum NodeSecret {

  /** Certificate, key and trusted certificates of the nodes: {@code sealed-emr:tlsMaterial}. */
  TLS("tls"),

  /** The keys that wrap those of objects: {@code sealed-emr:wrappingKeys}. */
  OBJECTS("objects");

  private final String text;

  NodeSecret(String text) {
    this.text = text;
  }

  /** Its name as a resource, and the end of its name in AWS. */
  public String text() {
    return text;
  }

  /** Its name in AWS Secrets Manager, such as {@code emr-dev-tls}; AWS appends to its ARN only. */
  public String name(Environment environment) {
    return environment.name(text);
  }

  /** Those that the modes of an environment need. */
  public static List<NodeSecret> of(EncryptionSettings encryption) {
    List<NodeSecret> secrets = new ArrayList<>();
    if (encryption.certificatesOfOwnClass()) {
      secrets.add(TLS);
    }
    if (encryption.objectKeysOfOwnClass()) {
      secrets.add(OBJECTS);
    }
    return List.copyOf(secrets);
  }
}
