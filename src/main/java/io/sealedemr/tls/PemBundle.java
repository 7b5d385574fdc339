package io.sealedemr.tls;

import java.util.List;
import java.util.stream.Collectors;

/** TLS material in one PEM text: a key and certificates, in any order of the two. */
public final class PemBundle {

  private PemBundle() {}

  /**
   * The material: certificates that are signed by themselves are the trusted ones, the others the
   * chain, in their order. Only one that stands alone is both.
   */
  public static TlsMaterial read(String text) {
    List<Pem.Block> blocks = Pem.blocks(text);
    List<Pem.Block> certificates =
        blocks.stream().filter(block -> block.type().equals("CERTIFICATE")).toList();
    String trusted = texts(certificates.stream().filter(PemBundle::signedByItself).toList());
    String chain = texts(certificates.stream().filter(block -> !signedByItself(block)).toList());
    return new TlsMaterial(
        texts(blocks.stream().filter(block -> block.type().endsWith("PRIVATE KEY")).toList()),
        chain.isEmpty() ? trusted : chain,
        trusted);
  }

  private static boolean signedByItself(Pem.Block block) {
    try {
      return Certificates.isSignedByItself(Certificates.parse(block.text()).get(0));
    } catch (IllegalArgumentException unreadable) {
      // The check says so, of the chain.
      return false;
    }
  }

  private static String texts(List<Pem.Block> blocks) {
    return blocks.stream().map(Pem.Block::text).collect(Collectors.joining());
  }
}
