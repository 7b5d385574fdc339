package io.sealedemr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a new environment is for. */
enum Profile {
  DEV,
  STAGING,
  PROD,
  MINIMAL;

  /** A stand-in for an account, as AWS's own examples have it. */
  private static final String SOME_ACCOUNT = "111122223333";

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A stack file for it.
   *
   * @param account the only account that the environment may be in; empty for any
   */
  String stackFile(
      String environment,
      String region,
      String release,
      List<String> applications,
      String account) {
    return template()
        .replace("${env}", environment)
        .replace("${region}", region)
        .replace("${release}", release)
        .replace("${applications}", String.join(", ", applications))
        .replace(
            "${accounts}",
            account.isEmpty() ? "" : "  aws:allowedAccountIds:\n    - \"" + account + "\"\n")
        .replace("${account}", account.isEmpty() ? SOME_ACCOUNT : account);
  }

  private String template() {
    try (InputStream template =
        Objects.requireNonNull(Profile.class.getResourceAsStream("init/" + text() + ".yaml"))) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
