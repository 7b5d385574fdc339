package io.sealedemr.policies.buckets;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Warns of a certificate zip whose certificates expire soon. What has expired, or can't be read, is
 * {@link CertificateNotValid}'s.
 */
public final class CertificateExpiresSoon implements StackPolicy {

  private static final Setting<Long> DAYS = Setting.integer("days").with("minimum", 1).orElse(60L);

  private static final PolicySpec SPEC =
      PolicySpec.named("certificate-expires-soon")
          .summary("A certificate zip holds certificates that expire within 60 days.")
          .why(
              "A cluster reads certificates once: others need another cluster, which takes planning.")
          .fix(
              "Put new certificates into the zip, under a new key, and replace the cluster in time.")
          .advisory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "SC-17", "Public key infrastructure certificates")
          .tags("check:U06")
          .types(Buckets.OBJECTS.get(0), Buckets.OBJECTS.get(1))
          .settings(DAYS)
          .url(Certificates.GUIDE)
          .build();

  private final Clock clock;

  public CertificateExpiresSoon() {
    this(Clock.systemUTC());
  }

  CertificateExpiresSoon(Clock clock) {
    this.clock = clock;
  }

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    Duration soon = Duration.ofDays(it.setting(DAYS));
    Certificates.judge(it, zip -> zip.map(content -> endings(content, soon)).orElse(List.of()));
  }

  private List<String> endings(CertificateZip zip, Duration soon) {
    List<String> endings = new ArrayList<>();
    for (int i = 0; i < zip.chain().size(); i++) {
      if (isSoon(zip.chain().get(i), soon)) {
        endings.add(ending(CertificateZip.CHAIN, i, zip.chain().get(i)));
      }
    }
    // Of several authorities the last to expire takes the place of the others.
    zip.trusted().stream()
        .max(Comparator.comparing(X509Certificate::getNotAfter))
        .filter(last -> isSoon(last, soon))
        .ifPresent(
            last -> endings.add(ending(CertificateZip.TRUSTED, zip.trusted().indexOf(last), last)));
    return endings;
  }

  private boolean isSoon(X509Certificate certificate, Duration soon) {
    Instant end = certificate.getNotAfter().toInstant();
    return !clock.instant().isAfter(end) && clock.instant().plus(soon).isAfter(end);
  }

  private String ending(String file, int index, X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    long days = Duration.between(clock.instant(), end).toDays();
    return "Certificate "
        + (index + 1)
        + " of "
        + file
        + " expires at "
        + end
        + ", in "
        + days
        + (days == 1 ? " day." : " days.");
  }
}
