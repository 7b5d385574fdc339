package io.sealedemr.policies.cluster;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Truth;
import java.util.List;

/**
 * The releases that know a feature. An earlier one ignores the setting, or the launch fails.
 *
 * @param feature what it is about, to stand after "for"
 * @param known spans of releases, each from its first to before its end
 */
record ReleaseGate(String feature, List<Span> known) {

  private static final Release NEVER = new Release(Integer.MAX_VALUE, 0, 0);

  /** EMR Management Guide, "Encryption options for Amazon EMR". */
  static final ReleaseGate SECURITY_CONFIGURATION =
      new ReleaseGate("security configurations", List.of(since(4, 8, 0)));

  /** EMR Management Guide, "Using a custom AMI". */
  static final ReleaseGate CUSTOM_IMAGE = new ReleaseGate("custom images", List.of(since(5, 7, 0)));

  /** EMR Management Guide, "Configure Amazon EMR cluster logging and debugging". */
  static final ReleaseGate LOG_KEY =
      new ReleaseGate(
          "the encryption of logs",
          List.of(span(new Release(5, 30, 0), new Release(6, 0, 0)), since(6, 0, 1)));

  /** EMR Management Guide, "Encryption options for Amazon EMR". */
  static final ReleaseGate EBS = new ReleaseGate("EBS encryption", List.of(since(5, 24, 0)));

  /** EMR Management Guide, page emr-encryption-enable. */
  static final ReleaseGate EMR_CERTIFICATES =
      new ReleaseGate("certificates made by EMR", List.of(since(7, 11, 0)));

  /** EMR Management Guide, "Create a security configuration". */
  static final ReleaseGate KERBEROS = new ReleaseGate("Kerberos", List.of(since(5, 10, 0)));

  /** EMR Management Guide, "Create a security configuration". */
  static final ReleaseGate EXTERNAL_KDC =
      new ReleaseGate("an external KDC", List.of(since(5, 20, 0)));

  /** EMR Management Guide, "Create a security configuration". */
  static final ReleaseGate INSTANCE_METADATA =
      new ReleaseGate(
          "the version of instance metadata",
          List.of(
              span(new Release(5, 23, 1), new Release(5, 24, 0)),
              span(new Release(5, 27, 1), new Release(5, 28, 0)),
              span(new Release(5, 32, 0), new Release(6, 0, 0)),
              since(6, 2, 0)));

  /** Releases from the first one to before the end. */
  record Span(Release first, Release end) {}

  private static Span since(int major, int minor, int patch) {
    return span(new Release(major, minor, patch), NEVER);
  }

  private static Span span(Release first, Release end) {
    return new Span(first, end);
  }

  /** Whether the release that a label names knows the feature; no release has a wrong label. */
  Truth isPassedBy(Property releaseLabel) {
    return releaseLabel.matches(label -> Release.of(label).filter(this::knows).isPresent());
  }

  private boolean knows(Release release) {
    return known.stream()
        .anyMatch(span -> !release.isBefore(span.first()) && release.isBefore(span.end()));
  }

  /** What is wanted, for a message. */
  String wanted() {
    List<String> spans =
        known.stream()
            .map(
                span ->
                    span.end().equals(NEVER)
                        ? span.first() + " or later"
                        : span.first() + " to before " + span.end())
            .toList();
    return String.join(", or ", spans) + " for " + feature;
  }
}
