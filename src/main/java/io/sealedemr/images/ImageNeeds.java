package io.sealedemr.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a cluster needs of its image (EMR Management Guide, "Using a custom AMI to provide more
 * flexibility for Amazon EMR cluster configuration").
 *
 * @param setting the key of the settings that names the image
 * @param releaseLabel such as {@code emr-7.9.0}
 * @param major the release's, such as 7
 * @param minor the release's, such as 9
 * @param architecture of all instance types
 * @param rootVolumeGiB size of the nodes' root volume
 * @param owners accounts whose images are allowed besides Amazon's and the cluster's own
 */
public record ImageNeeds(
    String setting,
    String releaseLabel,
    int major,
    int minor,
    Architecture architecture,
    int rootVolumeGiB,
    List<String> owners) {

  /** The kernel of the releases 7; with a newer one nodes may fail to start (the same page). */
  private static final String KERNEL_OF_7 = "6.1";

  public ImageNeeds {
    owners = List.copyOf(owners);
  }

  /** The generation of Amazon Linux that fits. */
  public Generation generation() {
    return Generation.ofRelease(major, minor);
  }

  /** What fits, in words. */
  public String text() {
    return generation().text()
        + kernel().map(kernel -> " with kernel " + kernel).orElse("")
        + " for "
        + releaseLabel
        + ", "
        + architecture.text();
  }

  /** Whether an image belongs to someone whose images are allowed. */
  public boolean trusts(Image image, String account) {
    return image.amazons() || image.owner().equals(account) || owners.contains(image.owner());
  }

  /** The fault of an image that EC2 does not show: it shows all that the account may start. */
  public String absent(String id, String region) {
    return fault(
        id,
        "is not among the images of " + region + " that this account may use",
        "an image of that region that is public, shared with this account or its own");
  }

  /**
   * All that does not fit, one line each.
   *
   * @param account that the cluster is in
   */
  public List<String> faults(Image image, String account) {
    List<String> faults = new ArrayList<>();
    if (!trusts(image, account)) {
      faults.add(
          fault(
              image,
              "belongs to account " + image.owner(),
              "an image of Amazon's, of this account, or of one in sealed-emr:ami.owners"));
    }
    unless(image.state(), "available", "is ", image, faults);
    unless(image.architecture(), architecture.text(), "is for ", image, faults);
    unless(image.virtualization(), "hvm", "has virtualization ", image, faults);
    unless(image.rootDevice(), "ebs", "has a root device of type ", image, faults);
    if (image.volumes().size() != 1) {
      faults.add(fault(image, "has " + image.volumes().size() + " EBS volumes", "one"));
    }
    int gib = image.volumes().stream().mapToInt(Image.Volume::gib).max().orElse(0);
    if (gib > rootVolumeGiB) {
      faults.add(
          fault(
              image,
              "has a volume of " + gib + " GiB",
              "up to " + rootVolumeGiB + " GiB, which is sealed-emr:cluster.rootVolumeGiB"));
    }
    generationFault(image).ifPresent(faults::add);
    return faults;
  }

  /**
   * What is wrong with the encryption of an image that is not copied, one line each.
   *
   * @param keyOf tells the ARN of the key of an encrypted snapshot
   * @param key ARN of the only key that is allowed
   */
  public List<String> encryptionFaults(Image image, UnaryOperator<String> keyOf, String key) {
    List<String> faults = new ArrayList<>();
    for (Image.Volume volume : image.volumes()) {
      String allowed = "one encrypted under the disk key, " + key;
      String has = "has the snapshot " + volume.snapshot();
      if (!volume.encrypted()) {
        faults.add(fault(image, has + " in clear text", allowed));
      } else {
        String found = keyOf.apply(volume.snapshot());
        if (!found.equals(key)) {
          faults.add(fault(image, has + " under " + found, allowed));
        }
      }
    }
    return faults;
  }

  private Optional<String> generationFault(Image image) {
    Optional<Generation> found = image.generation();
    String called = " (" + image.name() + ")";
    if (found.isPresent() && found.get() != generation()) {
      return Optional.of(fault(image, "is " + found.get().text() + called, allowed()));
    }
    // Amazon names its images by a scheme, so one that says nothing is none for EMR.
    if (found.isEmpty() && image.amazons()) {
      return Optional.of(fault(image, "is no known Amazon Linux" + called, allowed()));
    }
    Optional<String> needed = kernel();
    Optional<String> kernel = image.kernel();
    if (needed.isPresent() && kernel.isPresent() && !kernel.equals(needed)) {
      return Optional.of(fault(image, "has kernel " + kernel.get() + called, allowed()));
    }
    return Optional.empty();
  }

  /**
   * What could not be told of an image, in one line: an image of someone's own may be called
   * anything.
   */
  public Optional<String> doubt(Image image) {
    boolean kernelTold = kernel().isEmpty() || image.kernel().isPresent();
    if (image.generation().isPresent() && kernelTold) {
      return Optional.empty();
    }
    return Optional.of(
        place(image.id())
            + "neither its name ("
            + image.name()
            + ") nor its description says whether it is "
            + allowed());
  }

  private Optional<String> kernel() {
    return major == 7 ? Optional.of(KERNEL_OF_7) : Optional.empty();
  }

  private String allowed() {
    return generation().text()
        + kernel().map(kernel -> " with kernel " + kernel).orElse("")
        + ", on which "
        + releaseLabel
        + " runs";
  }

  private void unless(String found, String needed, String verb, Image image, List<String> faults) {
    if (!found.equals(needed)) {
      faults.add(fault(image, verb + found, needed));
    }
  }

  private String fault(Image image, String found, String allowed) {
    return fault(image.id(), found, allowed);
  }

  private String fault(String id, String found, String allowed) {
    return place(id) + found + "; allowed: " + allowed;
  }

  private String place(String id) {
    return setting + ": " + id + " ";
  }
}
