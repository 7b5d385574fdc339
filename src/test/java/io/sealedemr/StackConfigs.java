package io.sealedemr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.tls.KeyAlgorithm;
import io.sealedemr.tls.NodeDomain;
import io.sealedemr.tls.TlsMaker;
import io.sealedemr.tls.TlsMaterial;
import io.sealedemr.tls.TlsRequest;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Configurations of a stack in eu-west-2, as Pulumi hands them over. */
public final class StackConfigs {

  /** Made once: keys take their time. */
  public static final TlsMaterial TLS =
      new TlsMaker(Clock.systemUTC(), new SecureRandom())
          .make(
              new TlsRequest(
                  NodeDomain.ofRegion("eu-west-2"), List.of(), KeyAlgorithm.RSA_2048, 30));

  public static final String PASSWORD = "correct-horse-battery";

  private static final ObjectMapper JSON = new ObjectMapper();

  private StackConfigs() {}

  /** The least that the program accepts. */
  public static Map<String, String> least() {
    Map<String, String> config = new TreeMap<>();
    config.put("aws:region", "eu-west-2");
    config.put("sealed-emr:cluster", "{\"releaseLabel\":\"emr-7.9.0\"}");
    config.put("sealed-emr:ami", "{\"sourceId\":\"ami-0123456789abcdef0\"}");
    config.put("sealed-emr:tlsMaterial", json(TLS));
    config.put("sealed-emr:kdcAdminPassword", PASSWORD);
    return config;
  }

  /** The least, with one more key, or another value for a key. */
  public static Map<String, String> with(String key, String value) {
    Map<String, String> config = least();
    config.put(key, value);
    return config;
  }

  /** The least, without one key. */
  public static Map<String, String> without(String key) {
    Map<String, String> config = least();
    config.remove(key);
    return config;
  }

  public static String json(TlsMaterial tls) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "privateKey", tls.privateKey(),
              "certificateChain", tls.certificateChain(),
              "trustedCertificates", tls.trustedCertificates()));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
