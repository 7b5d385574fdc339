package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.tls.NodeDomain;
import io.sealedemr.tls.TlsMaker;
import io.sealedemr.tls.TlsMaterial;
import io.sealedemr.tls.TlsRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the secrets of a stack: once, by a command, since a Pulumi program would make new ones at
 * every run.
 */
public final class StackSecrets {

  /** The setting that holds the TLS key and certificates. */
  public static final String TLS = "sealed-emr:tlsMaterial";

  /** The setting that holds the password of the Kerberos administrator. */
  public static final String KERBEROS = "sealed-emr:kdcAdminPassword";

  /** Every password that a mode may need; what a stack does not need stays unused. */
  static final List<String> PASSWORDS =
      List.of(
          KERBEROS,
          "sealed-emr:crossRealmTrustPrincipalPassword",
          "sealed-emr:adDomainJoinPassword");

  private static final String PASSWORD_CHARACTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 32;

  private StackSecrets() {}

  /** The value of {@link #TLS}: a new key and certificates, as JSON. */
  static String tls(NodeDomain domain) {
    TlsMaterial material =
        new TlsMaker(Clock.systemUTC(), new SecureRandom()).make(TlsRequest.of(domain));
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("privateKey", material.privateKey());
    parts.put("certificateChain", material.certificateChain());
    parts.put("trustedCertificates", material.trustedCertificates());
    try {
      return new ObjectMapper().writeValueAsString(parts);
    } catch (JsonProcessingException e) {
      // Its text would quote the key.
      throw new IllegalStateException("three strings can't be written as JSON");
    }
  }

  /** The value of {@link #KERBEROS}: 32 random letters and digits, none that look alike. */
  static String password() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(PASSWORD_CHARACTERS.charAt(random.nextInt(PASSWORD_CHARACTERS.length())));
    }
    return password.toString();
  }
}
