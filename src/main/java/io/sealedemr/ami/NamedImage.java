package io.sealedemr.ami;

import com.pulumi.aws.ebs.EbsFunctions;
import com.pulumi.aws.ebs.inputs.GetSnapshotPlainArgs;
import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.inputs.GetAmiFilter;
import com.pulumi.aws.ec2.inputs.GetAmiPlainArgs;
import com.pulumi.aws.ec2.outputs.GetAmiBlockDeviceMapping;
import com.pulumi.aws.ec2.outputs.GetAmiResult;
import io.sealedemr.images.Image;
import io.sealedemr.images.ImageNeeds;
import io.sealedemr.settings.AmiSettings;
import io.sealedemr.settings.ClusterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Looks at the image that the settings name, before anything is registered: an image that does not
 * fit shows only when nodes fail to start, half an hour later.
 */
public final class NamedImage {

  private NamedImage() {}

  /**
   * Asks EC2 for the image, and waits for the answer.
   *
   * @param account that the cluster is in
   * @param region of the cluster
   * @param diskKey ARN of the disk key if it is not made by the stack
   * @return what could not be told of the image, one line each
   * @throws UnfitImageException with all faults
   */
  public static List<String> check(
      AmiSettings settings,
      ClusterSettings cluster,
      String account,
      String region,
      Optional<String> diskKey) {
    ImageNeeds needs = settings.needs(cluster);
    if (settings.source() instanceof AmiSettings.Copy copy) {
      if (!copy.region().equals(region)) {
        // The provider asks in its own region only.
        return List.of(
            AmiSettings.KEY
                + ".sourceRegion: "
                + copy.id()
                + " was not checked, since it is in "
                + copy.region()
                + "; check it there with ./sealed ami check");
      }
      return doubts(needs, faultless(needs, find(needs, copy.id(), region), account, List.of()));
    }
    if (settings.source() instanceof AmiSettings.Existing existing) {
      Image image = find(needs, existing.id(), region);
      List<String> encryption =
          needs.encryptionFaults(image, NamedImage::keyOf, diskKey.orElse(""));
      return doubts(needs, faultless(needs, image, account, encryption));
    }
    return List.of();
  }

  private static Image faultless(ImageNeeds needs, Image image, String account, List<String> more) {
    List<String> faults = new ArrayList<>(needs.faults(image, account));
    faults.addAll(more);
    if (!faults.isEmpty()) {
      throw new UnfitImageException(faults);
    }
    return image;
  }

  private static List<String> doubts(ImageNeeds needs, Image image) {
    return needs.doubt(image).stream().toList();
  }

  private static Image find(ImageNeeds needs, String id, String region) {
    try {
      return image(
          Ec2Functions.getAmiPlain(
                  GetAmiPlainArgs.builder()
                      .filters(GetAmiFilter.builder().name("image-id").values(id).build())
                      // A pinned image grows old, and stays usable until it is gone.
                      .includeDeprecated(true)
                      .build())
              .join());
    } catch (CompletionException failed) {
      if (foundNothing(failed)) {
        throw new UnfitImageException(List.of(needs.absent(id, region)));
      }
      throw failed;
    }
  }

  /** Whether the provider says that there is none, and not that it could not ask. */
  private static boolean foundNothing(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("query returned no results")) {
        return true;
      }
    }
    return false;
  }

  private static Image image(GetAmiResult found) {
    return new Image(
        found.imageId(),
        found.name(),
        found.description(),
        found.ownerId(),
        found.imageOwnerAlias().equals("amazon"),
        found.state(),
        found.architecture(),
        found.virtualizationType(),
        found.rootDeviceType(),
        found.blockDeviceMappings().stream()
            .map(GetAmiBlockDeviceMapping::ebs)
            .filter(ebs -> !ebs.isEmpty())
            .map(NamedImage::volume)
            .toList());
  }

  private static Image.Volume volume(Map<String, String> ebs) {
    return new Image.Volume(
        Integer.parseInt(ebs.getOrDefault("volume_size", "0")),
        ebs.getOrDefault("snapshot_id", ""),
        ebs.getOrDefault("encrypted", "false").equals("true"));
  }

  private static String keyOf(String snapshot) {
    return EbsFunctions.getSnapshotPlain(
            GetSnapshotPlainArgs.builder().snapshotIds(snapshot).build())
        .join()
        .kmsKeyId();
  }
}
