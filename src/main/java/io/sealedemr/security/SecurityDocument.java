package io.sealedemr.security;

import io.sealedemr.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The document of an EMR security configuration.
 *
 * @param encryption at rest, in transit, write-ahead log
 * @param kerberos null without authentication
 * @param instanceMetadata null for the default of the release
 */
public record SecurityDocument(
    Encryption encryption,
    @Nullable Kerberos kerberos,
    @Nullable InstanceMetadata instanceMetadata) {

  /** The document as JSON without white space, keys in the guide's order. */
  public String toJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("EncryptionConfiguration", encryption.keys());
    if (kerberos != null) {
      document.put("AuthenticationConfiguration", Map.of("KerberosConfiguration", kerberos.keys()));
    }
    if (instanceMetadata != null) {
      document.put("InstanceMetadataServiceConfiguration", instanceMetadata.keys());
    }
    return CanonicalJson.text(document);
  }

  /**
   * The name for a security configuration with this content: prefix, hyphen, and the first eight
   * hexadecimal digits of the SHA-256 of {@link #toJson()}. EMR cannot change a security
   * configuration, only replace it, so other content needs another name.
   */
  public String name(String prefix) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(toJson().getBytes(StandardCharsets.UTF_8));
      return prefix + "-" + HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
