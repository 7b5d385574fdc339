package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Where the nodes' certificates come from. */
public sealed interface InTransitSettings {

  /** From the zip that is made of {@code sealed-emr:tlsMaterial}. */
  record Pem() implements InTransitSettings {}

  /**
   * From a class.
   *
   * @param provider the class; empty for the project's own, which reads {@code
   *     sealed-emr:tlsMaterial} from AWS Secrets Manager
   */
  record Custom(Optional<ProviderSettings> provider) implements InTransitSettings {}

  /**
   * From EMR itself (release 7.11.0 and later).
   *
   * @param validityDays empty for EMR's own, which is 20 years
   * @param wildcardDnsSuffix one more domain whose every name the certificate is for
   * @param secretTags tags of the secret with the CA's certificate
   */
  record Emr(
      OptionalInt validityDays, Optional<String> wildcardDnsSuffix, Map<String, String> secretTags)
      implements InTransitSettings {}

  /** The object {@code inTransit}; empty if its certificates are {@code none}. */
  static Optional<InTransitSettings> read(ObjectReader encryption) {
    List<String> ofEmr = List.of("validityDays", "wildcardDnsSuffix", "secretTags");
    ObjectReader transit =
        encryption.object(
            "inTransit",
            List.of("certificates", "provider", "validityDays", "wildcardDnsSuffix", "secretTags"));
    String from = transit.choice("certificates", List.of("PEM", "Custom", "EMR", "none"), "PEM");
    Optional<ProviderSettings> provider = ProviderSettings.read(transit);
    if (provider.isPresent() && !from.equals("Custom")) {
      transit.fault("provider", "it beside certificates " + from, "it beside Custom only");
    }
    if (!from.equals("EMR")) {
      ofEmr.stream()
          .filter(transit::has)
          .forEach(
              key -> transit.fault(key, "it beside certificates " + from, "it beside EMR only"));
    }
    OptionalInt days = transit.number("validityDays", 1, 7300, "days");
    Optional<String> suffix =
        transit.optional(
            "wildcardDnsSuffix",
            DOMAIN,
            "a domain of yours, such as data.example.com; under amazonaws.com the certificate would"
                + " be for every machine of AWS's customers");
    Map<String, String> tags =
        transit
            .object("secretTags", List.of())
            .entries(Settings.TAG_KEY, Settings.TAG_VALUE, Settings.A_TAG);
    return switch (from) {
      case "PEM" -> Optional.of(new Pem());
      case "Custom" -> Optional.of(new Custom(provider));
      case "EMR" -> Optional.of(new Emr(days, suffix, tags));
      default -> Optional.empty();
    };
  }

  /** A domain that is not AWS's own. */
  Pattern DOMAIN =
      Pattern.compile(
          "(?!(.*\\.)?amazonaws\\.com$)[a-z0-9]([a-z0-9-]*[a-z0-9])?"
              + "(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
}
