package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * EBS volumes for data, the same on each node of a kind. Nothing here encrypts them: the security
 * configuration does, for all.
 *
 * @param type of each
 * @param sizeGiB of each
 * @param perNode how many
 * @param iops of each; empty for the type's own
 * @param throughputMiB per second, of each; empty for the type's own
 */
public record VolumeSettings(
    Type type, int sizeGiB, int perNode, OptionalInt iops, OptionalInt throughputMiB) {

  /** Kinds of volumes that EMR takes (EMR API Reference, VolumeSpecification), and their sizes. */
  public enum Type {
    GP3(10, 16384),
    GP2(10, 16384),
    IO1(10, 16384),
    ST1(125, 16384),
    SC1(125, 16384),
    STANDARD(10, 1024);

    private final int leastGiB;
    private final int mostGiB;

    Type(int leastGiB, int mostGiB) {
      this.leastGiB = leastGiB;
      this.mostGiB = mostGiB;
    }

    /** What is allowed instead of these IOPS; empty if they are (EBS User Guide, volume types). */
    private Optional<String> iopsAllowed(int iops, int sizeGiB) {
      if (this == GP3) {
        int most = Math.min(16000, Math.max(GP3_IOPS, 500 * sizeGiB));
        return iops >= GP3_IOPS && iops <= most
            ? Optional.empty()
            : Optional.of("from " + GP3_IOPS + " to " + most + " IOPS for " + sizeGiB + " GiB");
      }
      if (this == IO1) {
        int most = Math.min(64000, 50 * sizeGiB);
        return iops <= most
            ? Optional.empty()
            : Optional.of("up to " + most + " IOPS for " + sizeGiB + " GiB");
      }
      return Optional.of("IOPS with gp3 and io1 only");
    }

    /** As EBS writes it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What every volume of this type has. */
  private static final int GP3_IOPS = 3000;

  /** What core and task nodes get if nothing is said. */
  static final VolumeSettings USUAL =
      new VolumeSettings(Type.GP3, 64, 2, OptionalInt.empty(), OptionalInt.empty());

  /**
   * Reads the object {@code ebs}; empty if it is not there.
   *
   * @param throughput whether the provider hands on a throughput here
   */
  static Optional<VolumeSettings> read(ObjectReader parent, boolean throughput) {
    if (!parent.has("ebs")) {
      return Optional.empty();
    }
    ObjectReader ebs =
        parent.object("ebs", List.of("type", "size", "volumes", "iops", "throughput"));
    List<String> types = List.of("gp3", "gp2", "io1", "st1", "sc1", "standard");
    Type type =
        Type.valueOf(ebs.choice("type", types, USUAL.type().text()).toUpperCase(Locale.ROOT));
    int size =
        ebs.number("size", 10, 16384, "GiB").orElse(Math.max(USUAL.sizeGiB(), type.leastGiB));
    if (size < type.leastGiB || size > type.mostGiB) {
      ebs.fault(
          "size",
          size + beside(type),
          "a whole number of GiB from " + type.leastGiB + " to " + type.mostGiB);
    }
    OptionalInt iops = ebs.number("iops", 100, 64000, "IOPS");
    if (iops.isPresent()) {
      type.iopsAllowed(iops.getAsInt(), size)
          .ifPresent(allowed -> ebs.fault("iops", iops.getAsInt() + beside(type), allowed));
    } else if (type == Type.IO1 && !ebs.has("iops")) {
      ebs.missing("iops", "a whole number of IOPS, which io1 needs");
    }
    OptionalInt speed = ebs.number("throughput", 125, 1000, "MiB/s");
    if (speed.isPresent() && type != Type.GP3) {
      ebs.fault("throughput", speed.getAsInt() + beside(type), "a throughput with gp3 only");
    } else if (speed.isPresent() && speed.getAsInt() > iops.orElse(GP3_IOPS) / 4) {
      ebs.fault(
          "throughput",
          speed.getAsInt() + " beside " + iops.orElse(GP3_IOPS) + " IOPS",
          "up to a quarter of the IOPS");
    }
    if (!throughput && speed.isPresent()) {
      ebs.fault(
          "throughput",
          String.valueOf(speed.getAsInt()),
          "a throughput on the groups primary and core only, since the provider has no such input"
              + " elsewhere");
    }
    return Optional.of(
        new VolumeSettings(
            type,
            size,
            ebs.number("volumes", 1, 25, "volumes").orElse(USUAL.perNode()),
            iops,
            speed));
  }

  private static String beside(Type type) {
    return " beside type " + type.text();
  }
}
