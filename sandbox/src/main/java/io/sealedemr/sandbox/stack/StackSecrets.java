package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.Unavailable;
import io.sealedemr.tls.SigningRequest;
import io.sealedemr.tls.TlsMaker;
import io.sealedemr.tls.TlsMaterial;
import io.sealedemr.tls.TlsRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the secrets of a stack: once, by a command, since a Pulumi program would make new ones at
 * every run.
 */
public final class StackSecrets {

  /** The setting that holds the TLS key and certificates. */
  public static final String TLS = "sealed-emr:tlsMaterial";

  /** The setting that holds a TLS key whose certificate an authority has still to make. */
  public static final String PENDING = "sealed-emr:tlsPending";

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

  private static final String PRIVATE_KEY = "privateKey";
  private static final String CHAIN = "certificateChain";
  private static final String TRUSTED = "trustedCertificates";
  private static final String REQUEST = "request";

  private static final ObjectMapper JSON = new ObjectMapper();

  private StackSecrets() {}

  /** The value of {@link #TLS}: a new key and certificates, as JSON. */
  static String tls(TlsRequest request) {
    return json(new TlsMaker(Clock.systemUTC(), new SecureRandom()).make(request));
  }

  /** The value of {@link #TLS} for this material. */
  public static String json(TlsMaterial material) {
    return json(
        Map.of(
            PRIVATE_KEY, material.privateKey(),
            CHAIN, material.certificateChain(),
            TRUSTED, material.trustedCertificates()));
  }

  /** The value of {@link #PENDING} for this key and request. */
  public static String json(SigningRequest pending) {
    return json(Map.of(PRIVATE_KEY, pending.privateKey(), REQUEST, pending.request()));
  }

  /**
   * The material in a value of {@link #TLS}.
   *
   * @throws Unavailable if the value has another form; nothing of it is quoted
   */
  public static TlsMaterial material(String json) {
    Map<String, String> parts = parts(TLS, json, List.of(PRIVATE_KEY, CHAIN, TRUSTED));
    return new TlsMaterial(
        parts.getOrDefault(PRIVATE_KEY, ""),
        parts.getOrDefault(CHAIN, ""),
        parts.getOrDefault(TRUSTED, ""));
  }

  /**
   * The key and request in a value of {@link #PENDING}.
   *
   * @throws Unavailable if the value has another form; nothing of it is quoted
   */
  public static SigningRequest pending(String json) {
    Map<String, String> parts = parts(PENDING, json, List.of(PRIVATE_KEY, REQUEST));
    return new SigningRequest(parts.getOrDefault(PRIVATE_KEY, ""), parts.getOrDefault(REQUEST, ""));
  }

  private static String json(Map<String, String> parts) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(parts));
    } catch (JsonProcessingException e) {
      // Its text would quote the key.
      throw new IllegalStateException("strings can't be written as JSON");
    }
  }

  private static Map<String, String> parts(String key, String json, List<String> names) {
    try {
      Map<String, String> parts =
          JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
      if (parts != null && parts.keySet().containsAll(names)) {
        return parts;
      }
    } catch (JsonProcessingException e) {
      // Its text would quote the key.
    }
    throw new Unavailable(
        key + " is no object with " + String.join(", ", names) + ". Remove it and make it anew.");
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
