package io.sealedemr.tls;

import java.util.ArrayList;
import java.util.List;

/**
 * What to make a certificate for.
 *
 * @param domain the nodes' domain; its wildcard is the certificate's name
 * @param extraNames further DNS names for the certificate, also with {@code *.} in front; may be
 *     empty
 * @param algorithm of the keys
 * @param validityDays 1 to 825
 */
public record TlsRequest(
    NodeDomain domain, List<String> extraNames, KeyAlgorithm algorithm, int validityDays) {

  /** Longer than that, clients of the web have refused certificates since 2018. */
  public static final int MOST_DAYS = 825;

  public TlsRequest {
    extraNames = List.copyOf(extraNames);
    List<String> faults = new ArrayList<>();
    for (String name : extraNames) {
      if (!NodeDomain.isDnsName(name.startsWith("*.") ? name.substring(2) : name)) {
        faults.add("names: found \"" + name + "\", allowed: lower-case DNS names and *.domain");
      }
    }
    if (validityDays < 1 || validityDays > MOST_DAYS) {
      faults.add("validityDays: found " + validityDays + ", allowed: 1 to " + MOST_DAYS);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /** A year with RSA-3072, for the nodes' names only. */
  public static TlsRequest of(NodeDomain domain) {
    return new TlsRequest(domain, List.of(), KeyAlgorithm.RSA_3072, 365);
  }
}
