package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the nodes live.
 *
 * @param cidr address range of the VPC that is made
 * @param availabilityZones a private subnet in each; the cluster starts in the first
 * @param existing a subnet that is there already, instead of all that
 */
public record NetworkSettings(
    String cidr, List<String> availabilityZones, Optional<Existing> existing) {

  /**
   * A private subnet with the endpoints that the cluster needs.
   *
   * @param subnetId the cluster's subnet
   * @param endpointSecurityGroupId the group of the interface endpoints that the nodes may reach
   */
  public record Existing(String subnetId, String endpointSecurityGroupId) {}

  private static final String KEY = Settings.NAMESPACE + "network";
  private static final List<String> OWN = List.of("cidr", "availabilityZones");
  private static final List<String> THEIRS = List.of("subnetId", "endpointSecurityGroupId");
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final Pattern CIDR =
      Pattern.compile("(" + OCTET + "\\.){3}" + OCTET + "/(1[6-9]|2[0-2])");
  private static final Pattern ZONE = Pattern.compile("[a-z]{2}(-[a-z0-9]+)+[a-z]");
  private static final Pattern SUBNET = Pattern.compile("subnet-([0-9a-f]{8}|[0-9a-f]{17})");
  private static final Pattern GROUP = Pattern.compile("sg-([0-9a-f]{8}|[0-9a-f]{17})");

  static NetworkSettings read(@Nullable String text, String region, Faults faults) {
    List<String> keys = List.of("cidr", "availabilityZones", "subnetId", "endpointSecurityGroupId");
    ObjectReader network = ObjectReader.of(KEY, text, false, faults, keys);
    boolean theirs = THEIRS.stream().anyMatch(network::has);
    if (theirs && OWN.stream().anyMatch(network::has)) {
      faults.found(
          KEY,
          "keys of an own and of an existing network",
          "either cidr and availabilityZones, or subnetId and endpointSecurityGroupId");
    }
    List<String> zones =
        network.texts(
            "availabilityZones",
            ZONE,
            "a zone of the region, such as " + region + "a",
            4,
            List.of(region + "a"));
    for (String zone : zones) {
      if (!zone.startsWith(region)) {
        faults.found(
            KEY + ".availabilityZones",
            ObjectReader.quoted(zone),
            "zones of the region " + region + ", such as " + region + "a");
      }
    }
    return new NetworkSettings(
        network
            .optional("cidr", CIDR, "an IPv4 range from /16 to /22, such as 10.40.0.0/16")
            .orElse("10.40.0.0/16"),
        zones,
        theirs
            ? Optional.of(
                new Existing(
                    network.required("subnetId", SUBNET, "the id of a private subnet, subnet-..."),
                    network.required(
                        "endpointSecurityGroupId",
                        GROUP,
                        "the id of the endpoints' security group, sg-...")))
            : Optional.empty());
  }
}
