package io.sealedemr.coverage;

import java.util.Map;
import java.util.Optional;

/** Addresses of the guides' pages. A source is written as guide, comma, page. */
final class Pages {

  private static final Map<String, String> GUIDES =
      Map.of(
          "EMR Management Guide", "https://docs.aws.amazon.com/emr/latest/ManagementGuide/",
          "EMR Release Guide", "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/");

  private Pages() {}

  /** The page's own name. */
  static String name(String source) {
    return source.substring(source.indexOf(", ") + 2);
  }

  static Optional<String> address(String source) {
    int comma = source.indexOf(", ");
    return Optional.ofNullable(GUIDES.get(source.substring(0, comma)))
        .map(guide -> guide + name(source) + ".html");
  }
}
