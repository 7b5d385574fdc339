package io.sealedemr.policy.host;

import java.time.Duration;
import java.util.Map;

/**
 * What the environment may set for a pack.
 *
 * @param strict whether a policy that can't decide in a preview counts at its own level
 * @param timeLimit how long one policy may think about one resource, or about the stack
 */
record Settings(boolean strict, Duration timeLimit) {

  private static final String STRICT = "PULUMI_POLICY_STRICT";
  private static final String TIME_LIMIT = "PULUMI_POLICY_TIME_LIMIT";
  private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(10);

  /**
   * The settings in an environment.
   *
   * @throws StartFailure naming the variable, what it holds and what it may hold
   */
  static Settings of(Map<String, String> environment) throws StartFailure {
    String strict = environment.getOrDefault(STRICT, "");
    if (!strict.matches("|[01]|true|false")) {
      throw new StartFailure(STRICT + " is \"" + strict + "\", allowed are 1, 0, true, false.");
    }
    String seconds = environment.getOrDefault(TIME_LIMIT, "");
    if (!seconds.matches("|[1-9][0-9]{0,4}")) {
      throw new StartFailure(
          TIME_LIMIT + " is \"" + seconds + "\", allowed is a number of seconds from 1 to 99999.");
    }
    return new Settings(
        strict.equals("1") || strict.equals("true"),
        seconds.isEmpty() ? DEFAULT_TIME_LIMIT : Duration.ofSeconds(Long.parseLong(seconds)));
  }
}
