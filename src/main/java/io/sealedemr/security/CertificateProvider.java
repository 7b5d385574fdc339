package io.sealedemr.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code TLSCertificateConfiguration}: who gives the nodes their certificates. */
public sealed interface CertificateProvider {

  /** The keys of this provider, as the guide names them. */
  Map<String, Object> keys();

  /**
   * PEM files in a zip.
   *
   * @param zip where the zip is
   */
  record Pem(S3Location zip) implements CertificateProvider {
    public Pem {
      zip.requireEnding("zip");
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("CertificateProviderType", "PEM");
      keys.put("S3Object", zip.uri());
      return keys;
    }
  }

  /**
   * A class of yours.
   *
   * @param jar where the class is
   * @param providerClass full name of the class
   */
  record Custom(S3Location jar, String providerClass) implements CertificateProvider {
    public Custom {
      jar.requireEnding("jar");
      ClassName.require("CertificateProviderClass", providerClass);
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("CertificateProviderType", "Custom");
      keys.put("S3Object", jar.uri());
      keys.put("CertificateProviderClass", providerClass);
      return keys;
    }
  }

  /**
   * Certificates that EMR makes (release 7.11.0 and later).
   *
   * @param awsKmsKey ARN of the key for the secret that holds the CA certificate; null for the
   *     account's own key of Secrets Manager
   * @param validityInDays null for 20 years
   * @param wildcardDnsSuffix one more domain whose every name the certificate is for; null for none
   * @param secretTags tags of the secret; may be empty
   */
  record Emr(
      @Nullable String awsKmsKey,
      @Nullable Integer validityInDays,
      @Nullable String wildcardDnsSuffix,
      SortedMap<String, String> secretTags)
      implements CertificateProvider {

    private static final Pattern DOMAIN =
        Pattern.compile(
            "(?i)(?!(.*\\.)?amazonaws\\.com$)[a-z0-9]([a-z0-9-]*[a-z0-9])?"
                + "(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

    public Emr {
      if (awsKmsKey != null) {
        KmsReference.require(awsKmsKey);
      }
      if (validityInDays != null && validityInDays < 1) {
        throw new IllegalArgumentException(
            "ValidityInDays: found " + validityInDays + ", allowed: 1 or more");
      }
      if (wildcardDnsSuffix != null && !DOMAIN.matcher(wildcardDnsSuffix).matches()) {
        throw new IllegalArgumentException(
            "WildcardDnsSuffix: found \""
                + wildcardDnsSuffix
                + "\", allowed: a domain of yours, such as data.example.com; under amazonaws.com"
                + " the certificate would be for every machine of AWS's customers");
      }
      secretTags = Collections.unmodifiableSortedMap(new TreeMap<>(secretTags));
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("CertificateProviderType", "EMR");
      if (awsKmsKey != null) {
        keys.put("AwsKmsKey", awsKmsKey);
      }
      if (!secretTags.isEmpty()) {
        keys.put(
            "SecretTags",
            secretTags.entrySet().stream()
                .map(
                    tag -> {
                      Map<String, Object> pair = new LinkedHashMap<>();
                      pair.put("Key", tag.getKey());
                      pair.put("Value", tag.getValue());
                      return pair;
                    })
                .toList());
      }
      if (validityInDays != null) {
        keys.put("ValidityInDays", validityInDays);
      }
      if (wildcardDnsSuffix != null) {
        keys.put("WildcardDnsSuffix", wildcardDnsSuffix);
      }
      return keys;
    }
  }
}
