package io.sealedemr.images;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What EC2 says of an image; the words are those of its {@code DescribeImages}.
 *
 * @param id such as {@code ami-0123456789abcdef0}
 * @param name as its maker called it
 * @param description may be empty
 * @param owner the account that it belongs to
 * @param amazons whether that account is one of Amazon's own
 * @param state such as {@code available}
 * @param architecture such as {@code x86_64}
 * @param virtualization such as {@code hvm}
 * @param rootDevice such as {@code ebs}
 * @param volumes EBS volumes that an instance gets from it
 */
public record Image(
    String id,
    String name,
    String description,
    String owner,
    boolean amazons,
    String state,
    String architecture,
    String virtualization,
    String rootDevice,
    List<Volume> volumes) {

  private static final Pattern KERNEL = Pattern.compile("kernel[- ]([0-9]+\\.[0-9]+)");

  /**
   * A volume that is made from a snapshot.
   *
   * @param gib its size
   * @param snapshot id of the snapshot
   * @param encrypted whether the snapshot is
   */
  public record Volume(int gib, String snapshot, boolean encrypted) {}

  public Image {
    volumes = List.copyOf(volumes);
  }

  /** The generation of Amazon Linux, if name or description tell it. */
  public Optional<Generation> generation() {
    return Generation.ofImage(name, description);
  }

  /** The series of its kernel, such as {@code 6.1}, if name or description tell it. */
  public Optional<String> kernel() {
    return kernel(name).or(() -> kernel(description));
  }

  private static Optional<String> kernel(String text) {
    Matcher matcher = KERNEL.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
