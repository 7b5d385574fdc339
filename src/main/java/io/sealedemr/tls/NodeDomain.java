package io.sealedemr.tls;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The domain in which a cluster's nodes have their names.
 *
 * @param name lower case, without a dot in front, such as {@code eu-west-2.compute.internal}
 */
public record NodeDomain(String name) {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

  /** The upper bound of X.520: the wildcard is a certificate's common name too. */
  private static final int MOST_OF_A_COMMON_NAME = 64;

  public NodeDomain {
    name = name.toLowerCase(Locale.ROOT);
    if (!isDnsName(name) || wildcard(name).length() > MOST_OF_A_COMMON_NAME) {
      throw new IllegalArgumentException(
          "domain name: found \""
              + name
              + "\", allowed: a DNS name such as corp.example, at most 62 characters");
    }
  }

  /**
   * The domain that a VPC has by default: {@code ec2.internal} in us-east-1, {@code
   * <region>.compute.internal} elsewhere (VPC User Guide, "DHCP option sets").
   */
  public static NodeDomain ofRegion(String region) {
    return new NodeDomain(
        region.equals("us-east-1") ? "ec2.internal" : region + ".compute.internal");
  }

  /** The name that a certificate for all nodes carries, such as {@code *.ec2.internal}. */
  public String wildcard() {
    return wildcard(name);
  }

  static boolean isDnsName(String text) {
    return text.length() <= 253 && NAME.matcher(text).matches();
  }

  private static String wildcard(String name) {
    return "*." + name;
  }
}
