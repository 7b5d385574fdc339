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
 * @param encryption at rest, in transit, write-ahead log; null for none of them
 * @param authentication null without authentication
 * @param authorization null without authorization
 * @param instanceMetadata null for the default of the release
 */
public record SecurityDocument(
    @Nullable Encryption encryption,
    @Nullable Authentication authentication,
    @Nullable Authorization authorization,
    @Nullable InstanceMetadata instanceMetadata) {

  public SecurityDocument {
    if (authentication != null
        && authentication.identityCenter() != null
        && (encryption == null || encryption.inTransit() == null)) {
      throw new IllegalArgumentException(
          "IdentityCenterConfiguration: needs encryption in transit, which is off");
    }
    if (authorization != null
        && authorization.ranger() != null
        && (authentication == null || authentication.kerberos() == null)) {
      throw new IllegalArgumentException("RangerConfiguration: needs KerberosConfiguration");
    }
  }

  /**
   * Reads a document, such as DescribeSecurityConfiguration gives it.
   *
   * @throws SecurityDocumentException with all faults
   */
  public static SecurityDocument parse(String json) throws SecurityDocumentException {
    return DocumentParser.parse(json);
  }

  /** The document as JSON without white space, keys in the guide's order. */
  public String toJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    if (encryption != null) {
      document.put("EncryptionConfiguration", encryption.keys());
    }
    if (authentication != null) {
      document.put("AuthenticationConfiguration", authentication.keys());
    }
    if (authorization != null) {
      document.put("AuthorizationConfiguration", authorization.keys());
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
