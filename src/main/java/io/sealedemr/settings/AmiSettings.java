package io.sealedemr.settings;

import io.sealedemr.coverage.ReleaseLabel;
import io.sealedemr.images.ImageNeeds;
import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.keys.KeyPurpose;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes start from.
 *
 * @param source the image
 * @param owners accounts whose images are taken, besides Amazon's and the cluster's own
 */
public record AmiSettings(Source source, List<String> owners) {

  /** The setting that all this stands in. */
  public static final String KEY = Settings.NAMESPACE + "ami";

  private static final String SOURCE_ID = "sourceId";
  private static final String SOURCE_REGION = "sourceRegion";
  private static final String EXISTING_ID = "id";
  private static final String OWNERS = "owners";
  private static final Pattern ID = Pattern.compile("ami-([0-9a-f]{8}|[0-9a-f]{17})");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]+");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  /** Where the nodes' image comes from. */
  public sealed interface Source {}

  /**
   * A copy under the disk key, which the stack makes.
   *
   * @param id an Amazon Linux image that fits the release and the instance types
   * @param region where that image is
   */
  public record Copy(String id, String region) implements Source {}

  /**
   * An image that is encrypted under the disk key already.
   *
   * @param id in the cluster's region
   */
  public record Existing(String id) implements Source {}

  /** EMR's own image. EBS encryption of the cluster encrypts the root volumes. */
  public record None() implements Source {}

  public AmiSettings {
    owners = List.copyOf(owners);
  }

  static AmiSettings read(@Nullable String text, String region, Faults faults) {
    ObjectReader ami =
        ObjectReader.of(
            KEY,
            text,
            false,
            faults,
            List.of("mode", SOURCE_ID, SOURCE_REGION, EXISTING_ID, OWNERS));
    String mode = ami.choice("mode", List.of("copy", "existing", "none"), "copy");
    for (String key : List.of(SOURCE_ID, SOURCE_REGION)) {
      onlyBeside("copy", mode, key, ami);
    }
    onlyBeside("existing", mode, EXISTING_ID, ami);
    if (mode.equals("none") && ami.has(OWNERS)) {
      ami.fault(OWNERS, "it beside mode none", "it beside the modes copy and existing");
    }
    // A fixed id, not "the newest": a new image would replace the cluster at any preview.
    Source source =
        switch (mode) {
          case "existing" ->
              new Existing(
                  ami.required(
                      EXISTING_ID,
                      ID,
                      "the id of an image of this region, encrypted under the disk key"));
          case "none" -> new None();
          default ->
              new Copy(
                  ami.required(
                      SOURCE_ID,
                      ID,
                      "the id of an Amazon Linux image; ./sealed ami list shows those that fit"),
                  ami.optional(SOURCE_REGION, REGION, "an AWS region, such as eu-west-2")
                      .orElse(region));
        };
    return new AmiSettings(
        source, ami.texts(OWNERS, ACCOUNT, "an account, twelve digits", 20, List.of()));
  }

  private static void onlyBeside(String needed, String mode, String key, ObjectReader ami) {
    if (!mode.equals(needed) && ami.has(key)) {
      ami.fault(key, "it beside mode " + mode, "it beside mode " + needed + " only");
    }
  }

  /** Faults that show beside encryption and keys. */
  void check(EncryptionSettings encryption, KeySettings keys, Faults faults) {
    boolean ebs =
        encryption
            .localDisk()
            .map(disk -> disk instanceof LocalDiskSettings.AwsKms kms && kms.ebs())
            .orElse(false);
    if (source instanceof None && !ebs) {
      faults.found(
          KEY + ".mode",
          "none without EBS encryption, so that root volumes would be in clear text",
          "none beside sealed-emr:encryption.localDisk with mode AwsKms and ebs true");
    }
    if (source instanceof Existing && keys.source(KeyPurpose.DISK) instanceof KeySource.Made) {
      faults.found(
          KEY + ".mode",
          "existing while the stack makes the disk key",
          "existing beside sealed-emr:keys.disk.arn, or sealed-emr:keys.stack, which is the key"
              + " that the image is encrypted under");
    }
  }

  /** The id of the image that is named; empty for EMR's own. */
  public Optional<String> id() {
    if (source instanceof Copy copy) {
      return Optional.of(copy.id());
    }
    return source instanceof Existing existing ? Optional.of(existing.id()) : Optional.empty();
  }

  /** Whether an encrypted copy is made. */
  public boolean copies() {
    return source instanceof Copy;
  }

  /** What the cluster needs of the image. */
  public ImageNeeds needs(ClusterSettings cluster) {
    ReleaseLabel release = cluster.release();
    return new ImageNeeds(
        KEY + "." + (source instanceof Existing ? EXISTING_ID : SOURCE_ID),
        cluster.releaseLabel(),
        release.major(),
        release.minor(),
        cluster.architecture(),
        cluster.rootVolumeGiB(),
        owners);
  }
}
