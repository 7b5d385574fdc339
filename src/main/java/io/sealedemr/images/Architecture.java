package io.sealedemr.images;

import java.util.regex.Pattern;

/** The architecture of a processor, and of the images that run on it. */
public enum Architecture {
  X86_64,
  ARM64;

  /** Instance families with Graviton processors: a generation, then g, then further letters. */
  private static final Pattern GRAVITON = Pattern.compile("(a1|[a-z]+[0-9]+g[a-z]*)\\..*");

  /** The architecture of an instance type, such as {@code m5.xlarge}. */
  public static Architecture ofInstanceType(String type) {
    return GRAVITON.matcher(type).matches() ? ARM64 : X86_64;
  }

  /** The name that EC2 uses, such as {@code x86_64}. */
  public String text() {
    return this == ARM64 ? "arm64" : "x86_64";
  }
}
