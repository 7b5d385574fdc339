package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.tls.KeyAlgorithm;
import io.sealedemr.tls.NodeDomain;
import io.sealedemr.tls.TlsRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the nodes' certificate is for, and how it is made. There is no number of an epoch: the zip's
 * name in S3 is made of the certificates, so others have another name by themselves.
 *
 * @param algorithm of the keys that {@code ./sealed tls} makes; a setting of the making only,
 *     certificates of another authority may have any that is sound
 * @param validityDays days that made certificates are valid
 * @param domain in which the nodes have their names
 * @param names further DNS names that the certificate must have
 * @param certificateAuthorityArn the private authority that signs requests; empty if none does
 */
public record TlsSettings(
    KeyAlgorithm algorithm,
    int validityDays,
    NodeDomain domain,
    List<String> names,
    Optional<String> certificateAuthorityArn) {

  private static final String KEY = Settings.NAMESPACE + "tls";
  private static final String NETWORK = Settings.NAMESPACE + "network";
  private static final Pattern TEXT = Pattern.compile(".*", Pattern.DOTALL);

  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)(\\*\\.)?" + LABEL + "(\\." + LABEL + ")+");

  private static final Pattern AUTHORITY =
      Pattern.compile(
          "arn:aws(-[a-z]+)*:acm-pca:[a-z0-9-]+:[0-9]{12}:certificate-authority/[0-9a-f-]{36}");

  /** A stand-in where the region is a fault of its own. */
  private static final String SOME_REGION = "us-east-1";

  /**
   * Reads them alone, for making certificates before the stack's other settings are complete.
   *
   * @throws SettingsException with all faults of them and of the region
   */
  public static TlsSettings parse(StackConfig config) throws SettingsException {
    Faults faults = new Faults();
    TlsSettings settings = read(config, Settings.region(config.values(), faults), faults);
    if (!faults.lines().isEmpty()) {
      throw new SettingsException(config.stack(), faults.lines());
    }
    return settings;
  }

  static TlsSettings read(StackConfig config, String region, Faults faults) {
    ObjectReader tls =
        ObjectReader.of(
            KEY,
            config.values().get(KEY),
            false,
            faults,
            List.of("algorithm", "validityDays", "domainName", "names", "certificateAuthorityArn"));
    return new TlsSettings(
        algorithm(tls),
        tls.number("validityDays", 1, TlsRequest.MOST_DAYS, "days").orElse(365),
        domain(config, tls, region.isEmpty() ? SOME_REGION : region, faults),
        tls.texts("names", NAME, "a lower-case DNS name, also with *. in front", 50, List.of()),
        tls.optional(
            "certificateAuthorityArn",
            AUTHORITY,
            "the ARN of a private certificate authority, as arn:aws:acm-pca:"
                + region
                + ":111122223333:certificate-authority/1234abcd-12ab-34cd-56ef-1234567890ab"));
  }

  /** What to make a certificate for. */
  public TlsRequest request() {
    return new TlsRequest(domain, names, algorithm, validityDays);
  }

  private static KeyAlgorithm algorithm(ObjectReader tls) {
    String text = tls.choice("algorithm", KeyAlgorithm.texts(), KeyAlgorithm.RSA_3072.text());
    return KeyAlgorithm.of(text).orElseThrow();
  }

  private static NodeDomain domain(
      StackConfig config, ObjectReader tls, String region, Faults faults) {
    NodeDomain byDefault = NodeDomain.ofRegion(region);
    Optional<String> name = tls.optional("domainName", TEXT, "a text such as " + byDefault.name());
    if (name.isEmpty()) {
      return byDefault;
    }
    NodeDomain domain;
    try {
      domain = new NodeDomain(name.get());
    } catch (IllegalArgumentException e) {
      faults.found(
          KEY + ".domainName",
          ObjectReader.quoted(name.get()),
          "the DHCP domain name of an existing VPC, such as corp.example, at most 62 characters");
      return byDefault;
    }
    if (!domain.equals(byDefault) && !hasSubnet(config)) {
      faults.found(
          KEY + ".domainName",
          ObjectReader.quoted(name.get()) + " beside a network of the stack's own",
          "with "
              + NETWORK
              + ".subnetId only, since nodes of the stack's own VPC are named "
              + byDefault.wildcard());
      return byDefault;
    }
    return domain;
  }

  /** Whether the nodes go into an existing VPC; the network's own reader tells its faults. */
  private static boolean hasSubnet(StackConfig config) {
    return ObjectReader.of(NETWORK, config.values().get(NETWORK), false, new Faults(), List.of())
        .has("subnetId");
  }
}
