package io.sealedemr.sandbox.images;

import io.sealedemr.images.Image;
import io.sealedemr.images.ImageNeeds;
import io.sealedemr.sandbox.Unavailable;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The images of one region. Every method throws {@link Unavailable} if EC2 does not answer, or
 * refuses to.
 */
public final class Ec2Images implements AutoCloseable {

  private final Ec2Client ec2;

  private Ec2Images(Ec2Client ec2) {
    this.ec2 = ec2;
  }

  /** Those of the emulator. */
  public static Ec2Images emulated(URI endpoint, String region) {
    return new Ec2Images(
        Ec2Client.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
            .httpClient(UrlConnectionHttpClient.create())
            .build());
  }

  /**
   * Those that the user's account may use.
   *
   * @param profile of the user's AWS configuration; empty for what the environment says
   */
  public static Ec2Images ofAccount(String region, Optional<String> profile) {
    DefaultCredentialsProvider.Builder credentials = DefaultCredentialsProvider.builder();
    profile.ifPresent(credentials::profileName);
    return new Ec2Images(
        Ec2Client.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials.build())
            .httpClient(UrlConnectionHttpClient.create())
            .build());
  }

  /**
   * An image and its age.
   *
   * @param created when it was made, as EC2 writes it, so that texts sort like times
   */
  public record Dated(Image image, String created) {}

  /** The image with this id, if the account may use it. */
  public Optional<Dated> find(String id) {
    return images(
            DescribeImagesRequest.builder()
                .filters(filter("image-id", id))
                .includeDeprecated(true)
                .build())
        .stream()
        .findFirst();
  }

  /** Amazon's standard images that fit, newest first; deprecated ones are not among them. */
  public List<Dated> newest(ImageNeeds needs) {
    return images(
            DescribeImagesRequest.builder()
                .owners("amazon")
                .filters(
                    filter("name", needs.generation().namePattern(needs.architecture())),
                    filter("architecture", needs.architecture().text()),
                    filter("state", "available"))
                .build())
        .stream()
        .filter(found -> needs.faults(found.image(), "").isEmpty())
        .sorted(
            Comparator.comparing(Dated::created)
                .thenComparing(found -> found.image().name())
                .reversed())
        .toList();
  }

  /** The account that the images are looked at from, as far as its image shows it. */
  public String account(Image image) {
    boolean own =
        !images(
                DescribeImagesRequest.builder()
                    .owners("self")
                    .filters(filter("image-id", image.id()))
                    .includeDeprecated(true)
                    .build())
            .isEmpty();
    return own ? image.owner() : "";
  }

  /** ARN of the key of an encrypted snapshot. */
  public String keyOf(String snapshot) {
    return asked(
            () ->
                ec2.describeSnapshots(
                    DescribeSnapshotsRequest.builder().snapshotIds(snapshot).build()))
        .snapshots()
        .get(0)
        .kmsKeyId();
  }

  @Override
  public void close() {
    ec2.close();
  }

  private List<Dated> images(DescribeImagesRequest request) {
    return asked(() -> ec2.describeImages(request)).images().stream()
        .map(found -> new Dated(image(found), text(found.creationDate())))
        .toList();
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException failed) {
      throw new Unavailable("EC2 did not answer: " + failed.getMessage(), failed);
    }
  }

  private static Image image(software.amazon.awssdk.services.ec2.model.Image found) {
    return new Image(
        found.imageId(),
        text(found.name()),
        text(found.description()),
        text(found.ownerId()),
        "amazon".equals(found.imageOwnerAlias()),
        text(found.stateAsString()),
        text(found.architectureAsString()),
        text(found.virtualizationTypeAsString()),
        text(found.rootDeviceTypeAsString()),
        found.blockDeviceMappings().stream()
            .map(BlockDeviceMapping::ebs)
            .filter(Objects::nonNull)
            .map(Ec2Images::volume)
            .toList());
  }

  private static Image.Volume volume(EbsBlockDevice ebs) {
    return new Image.Volume(
        ebs.volumeSize() == null ? 0 : ebs.volumeSize(),
        text(ebs.snapshotId()),
        Boolean.TRUE.equals(ebs.encrypted()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }
}
