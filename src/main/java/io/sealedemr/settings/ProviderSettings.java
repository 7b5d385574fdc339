package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import io.sealedemr.security.S3Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A class of yours that gives EMR keys or certificates.
 *
 * @param jar where it is
 * @param className its full name
 */
public record ProviderSettings(S3Location jar, String className) {

  private static final Pattern JAR =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^/].*\\.jar");
  private static final Pattern CLASS =
      Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

  /** The object {@code provider}, if it is there. */
  static Optional<ProviderSettings> read(ObjectReader parent) {
    if (!parent.has("provider")) {
      return Optional.empty();
    }
    ObjectReader provider = parent.object("provider", List.of("jar", "class"));
    String jar = provider.required("jar", JAR, "s3://bucket/key.jar");
    String name = provider.required("class", CLASS, "the full name of a class");
    return Optional.ofNullable(
        provider.made(() -> new ProviderSettings(S3Location.parse(jar), name)));
  }
}
