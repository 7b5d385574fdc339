package io.sealedemr.tls;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** TLS material for the tests, made anew in each run. */
final class Materials {

  /** What the tests take for the present. */
  static final Clock NOW = at("2026-03-01T12:00:00Z");

  static final NodeDomain LONDON = NodeDomain.ofRegion("eu-west-2");
  static final NodeDomain VIRGINIA = NodeDomain.ofRegion("us-east-1");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Materials() {}

  static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  /** Material with the smallest allowed key, which is the fastest to make. */
  static TlsMaterial make(NodeDomain domain, Clock clock) {
    return make(domain, clock, KeyAlgorithm.RSA_2048);
  }

  static TlsMaterial make(NodeDomain domain, Clock clock, KeyAlgorithm algorithm) {
    return new TlsMaker(clock, RANDOM).make(new TlsRequest(domain, List.of(), algorithm, 365));
  }
}
