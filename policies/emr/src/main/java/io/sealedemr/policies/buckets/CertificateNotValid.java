package io.sealedemr.policies.buckets;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a certificate zip whose certificates have expired, are not valid yet, or can't be read. */
public final class CertificateNotValid implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("certificate-not-valid")
          .summary("A certificate zip holds certificates that are not valid now.")
          .why(
              "Nodes refuse each other, or somebody switches the checks off to get the "
                  + "cluster running.")
          .fix("Put valid certificates into the zip, under a new key: a cluster reads it once.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-17", "Public key infrastructure certificates")
          .tags("check:U06")
          .types(Buckets.OBJECTS.get(0), Buckets.OBJECTS.get(1))
          .url(Certificates.GUIDE)
          .build();

  private final Clock clock;

  public CertificateNotValid() {
    this(Clock.systemUTC());
  }

  CertificateNotValid(Clock clock) {
    this.clock = clock;
  }

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    Certificates.judge(it, zip -> zip.map(this::faults).orElseGet(CertificateNotValid::unreadable));
  }

  private static List<String> unreadable() {
    return List.of("The property .contentBase64 holds no zip with certificates that can be read.");
  }

  private List<String> faults(CertificateZip zip) {
    Instant now = clock.instant();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < zip.chain().size(); i++) {
      String certificate = "Certificate " + (i + 1) + " of " + CertificateZip.CHAIN;
      fault(zip.chain().get(i), now).ifPresent(fault -> faults.add(certificate + fault + "."));
    }
    if (!zip.trusted().isEmpty()
        && zip.trusted().stream().allMatch(each -> fault(each, now).isPresent())) {
      faults.add(
          "Certificate 1 of "
              + CertificateZip.TRUSTED
              + fault(zip.trusted().get(0), now).orElseThrow()
              + (zip.trusted().size() == 1 ? "." : ", and no other there is valid."));
    }
    return faults;
  }

  private static Optional<String> fault(X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant to = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return Optional.of(" is not valid before " + from);
    }
    return now.isAfter(to) ? Optional.of(" expired at " + to) : Optional.empty();
  }
}
