package io.sealedemr.sandbox.stack;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment of a run in the sandbox: made anew, so that no credentials, profiles or endpoints
 * of the user's reach it, and so that a request to anything but this machine's loopback interface
 * can't leave.
 */
final class Walls {

  /** What a run may know of the user's environment: language, terminal, scratch space. */
  private static final List<String> PASSED_ON =
      List.of("LANG", "LC_ALL", "TERM", "COLORTERM", "NO_COLOR", "TMPDIR", "TZ");

  /** The port "discard": nothing listens there, so a proxied request fails at once. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  /** For work that asks no AWS API. */
  static final URI NOTHING_LISTENS = URI.create(NOWHERE);

  private static final String LOOPBACK = "127.0.0.1,localhost";

  private Walls() {}

  /**
   * @param user the environment of the user
   * @param programs folders whose programs come before the user's
   * @param home a folder of the sandbox that takes the place of the user's home
   * @param emulator where the AWS emulator answers
   */
  static Map<String, String> around(
      Map<String, String> user, List<Path> programs, Path home, URI emulator) {
    if (!emulator.getHost().equals("127.0.0.1")) {
      throw new IllegalArgumentException(
          "The sandbox only runs against this machine, not " + emulator.getHost());
    }
    Map<String, String> walled = new TreeMap<>(user);
    walled.keySet().retainAll(PASSED_ON);
    Path java = Path.of(System.getProperty("java.home"));
    walled.put("JAVA_HOME", java.toString());
    Stream<String> path =
        Stream.concat(programs.stream(), Stream.of(java.resolve("bin"))).map(Path::toString);
    walled.put(
        "PATH",
        Stream.concat(path, Stream.of(user.getOrDefault("PATH", "/usr/bin:/bin")))
            .collect(Collectors.joining(File.pathSeparator)));
    walled.put("HOME", home.toString());

    walled.put("AWS_ACCESS_KEY_ID", "sandbox");
    walled.put("AWS_SECRET_ACCESS_KEY", "sandbox");
    walled.put("AWS_CONFIG_FILE", "/dev/null");
    walled.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    walled.put("AWS_EC2_METADATA_DISABLED", "true");
    // For every service that the stack's own list of endpoints does not name.
    walled.put("AWS_ENDPOINT_URL", emulator.toString());
    for (String proxy : List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")) {
      walled.put(proxy, NOWHERE);
      walled.put(proxy.toLowerCase(Locale.ROOT), NOWHERE);
    }
    walled.put("NO_PROXY", LOOPBACK);
    walled.put("no_proxy", LOOPBACK);

    walled.put("PULUMI_SKIP_UPDATE_CHECK", "true");
    walled.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
    return walled;
  }
}
