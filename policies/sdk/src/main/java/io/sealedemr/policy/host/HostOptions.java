package io.sealedemr.policy.host;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the place where a pack runs sets for it.
 *
 * @param strict whether a policy that can't decide in a preview counts at its own level
 * @param timeLimit how long one policy may think about one resource, or about the stack
 * @param program gives the folder of the Pulumi program, if it can be told
 * @param clock tells the day by which exemptions end
 */
record HostOptions(
    boolean strict, Duration timeLimit, Supplier<Optional<Path>> program, Clock clock) {

  private static final String STRICT = "PULUMI_POLICY_STRICT";
  private static final String TIME_LIMIT = "PULUMI_POLICY_TIME_LIMIT";
  private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);

  /**
   * The options in an environment.
   *
   * @throws StartFailure naming the variable, what it holds and what it may hold
   */
  static HostOptions of(Map<String, String> environment) throws StartFailure {
    String strict = environment.getOrDefault(STRICT, "");
    if (!strict.matches("|[01]|true|false")) {
      throw new StartFailure(STRICT + " is \"" + strict + "\", allowed are 1, 0, true, false.");
    }
    String seconds = environment.getOrDefault(TIME_LIMIT, "");
    if (!seconds.matches("|[1-9][0-9]{0,4}")) {
      throw new StartFailure(
          TIME_LIMIT + " is \"" + seconds + "\", allowed is a number of seconds from 1 to 99999.");
    }
    return new HostOptions(
        strict.equals("1") || strict.equals("true"),
        seconds.isEmpty() ? DEFAULT_TIME_LIMIT : Duration.ofSeconds(Long.parseLong(seconds)),
        ProgramFolder::ofEngine,
        Clock.systemUTC());
  }
}
