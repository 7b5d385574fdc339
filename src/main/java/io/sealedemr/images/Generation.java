package io.sealedemr.images;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The generation of Amazon Linux. */
public enum Generation {
  AMAZON_LINUX_1("Amazon Linux 1", "amzn-ami", "Amazon Linux AMI", "amzn-ami-hvm-*-%s-gp2"),
  AMAZON_LINUX_2("Amazon Linux 2", "amzn2-ami", "Amazon Linux 2", "amzn2-ami-hvm-2.0.*-%s-gp2"),
  AMAZON_LINUX_2022("Amazon Linux 2022", "al2022-ami", "Amazon Linux 2022", "al2022-ami-2022.*-%s"),
  AMAZON_LINUX_2023(
      "Amazon Linux 2023", "al2023-ami", "Amazon Linux 2023", "al2023-ami-2023.*-kernel-6.1-%s");

  private final String text;
  private final Pattern name;
  private final Pattern description;
  private final String pattern;

  Generation(String text, String name, String description, String pattern) {
    this.text = text;
    this.name = Pattern.compile("(.*[^a-z0-9])?" + name + "([^a-z0-9].*)?");
    this.description = Pattern.compile("(.*\\W)?" + description + "(\\W.*)?");
    this.pattern = pattern;
  }

  /**
   * The generation that a release of EMR runs on (EMR Management Guide, "Using a custom AMI to
   * provide more flexibility for Amazon EMR cluster configuration").
   *
   * @param major such as 7
   * @param minor such as 9
   */
  public static Generation ofRelease(int major, int minor) {
    if (major >= 7) {
      return AMAZON_LINUX_2023;
    }
    return major < 5 || (major == 5 && minor < 30) ? AMAZON_LINUX_1 : AMAZON_LINUX_2;
  }

  /**
   * The generation of an image, told by how Amazon names and describes its own; empty if neither
   * says. The name comes first.
   */
  public static Optional<Generation> ofImage(String name, String description) {
    return List.of(values()).stream()
        .filter(generation -> generation.name.matcher(name).matches())
        .findFirst()
        .or(
            () ->
                List.of(values()).stream()
                    .filter(generation -> generation.description.matcher(description).matches())
                    .findFirst());
  }

  /** The pattern of the names of Amazon's standard images that EMR takes. */
  public String namePattern(Architecture architecture) {
    return pattern.formatted(architecture.text());
  }

  /** The name, such as {@code Amazon Linux 2023}. */
  public String text() {
    return text;
  }
}
