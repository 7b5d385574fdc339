package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.Unavailable;
import io.sealedemr.settings.Settings;
import io.sealedemr.tls.SigningRequest;
import io.sealedemr.tls.TlsMaker;
import io.sealedemr.tls.TlsMaterial;
import io.sealedemr.tls.TlsRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

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

  private static final String TRUST = "sealed-emr:crossRealmTrustPrincipalPassword";
  private static final String JOIN = "sealed-emr:adDomainJoinPassword";

  /** The setting that holds the keys that wrap those of objects, in the mode CSE-Custom. */
  public static final String WRAPPING_KEYS = "sealed-emr:wrappingKeys";

  private static final int WRAPPING_KEY_BYTES = 32;

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

  /** The secrets besides {@link #TLS} that these settings need, each with the way to make it. */
  static Map<String, Supplier<String>> needed(Settings settings) {
    Map<String, Supplier<String>> needed = new TreeMap<>();
    settings
        .kerberos()
        .ifPresent(
            kerberos -> {
              needed.put(KERBEROS, StackSecrets::password);
              kerberos
                  .crossRealmTrustPrincipalPassword()
                  .ifPresent(password -> needed.put(TRUST, StackSecrets::password));
              kerberos.adDomainJoin().ifPresent(user -> needed.put(JOIN, StackSecrets::password));
            });
    if (settings.encryption().objectKeysOfOwnClass()) {
      needed.put(WRAPPING_KEYS, StackSecrets::wrappingKeys);
    }
    return needed;
  }

  /**
   * The value of {@link #WRAPPING_KEYS} with one key more, which is the current one from now on.
   * The others stay: what they wrapped is lost without them.
   */
  static String withOneMore(String wrappingKeys) {
    Map<String, String> keys = new TreeMap<>();
    try {
      JSON.readTree(wrappingKeys)
          .properties()
          .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
    } catch (JsonProcessingException e) {
      // Its text would quote the keys.
      throw new Unavailable(WRAPPING_KEYS + " holds no JSON object.");
    }
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    String id = today;
    for (int more = 2; keys.containsKey(id); more++) {
      id = today + "." + more;
    }
    keys.put(id, wrappingKey());
    keys.put("current", id);
    return json(keys);
  }

  /** The value of {@link #WRAPPING_KEYS}: one key, whose id is the day on which it is made. */
  static String wrappingKeys() {
    return withOneMore("{}");
  }

  private static String wrappingKey() {
    byte[] key = new byte[WRAPPING_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
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
