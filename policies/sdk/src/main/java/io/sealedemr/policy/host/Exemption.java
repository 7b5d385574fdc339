package io.sealedemr.policy.host;

import io.sealedemr.policy.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A violation that its owner answers for until a day.
 *
 * @param line where its entry begins in the file, from 1
 * @param policies the policies' names
 * @param resources URNs, in which {@code *} stands for any text
 * @param path the place, as messages show it, with all that is below it; {@code *} for any
 * @param until the last day on which it counts
 * @param pack the pack that it is for; empty for any that has the policies
 */
record Exemption(
    int line,
    Set<String> policies,
    List<String> resources,
    String path,
    String reason,
    String owner,
    LocalDate until,
    String pack) {

  static final String ANY = "*";

  boolean covers(String policy, String urn) {
    return policies.contains(policy)
        && resources.stream().anyMatch(pattern -> pattern(pattern).matcher(urn).matches());
  }

  /**
   * Whether it covers a place.
   *
   * @param where null for a violation that has no single place, which only {@code *} covers
   */
  boolean covers(@Nullable Path where) {
    if (path.equals(ANY)) {
      return true;
    }
    if (where == null) {
      return false;
    }
    String text = where.toString();
    return text.equals(path)
        || Stream.of(".", "[", " › ").anyMatch(step -> text.startsWith(path + step));
  }

  /** Whether a resource of this stack can have one of its URNs. */
  boolean concerns(String project, String stack) {
    String own = "urn:pulumi:" + stack + "::" + project + "::";
    return resources.stream()
        .map(pattern -> pattern.substring(0, (pattern + ANY).indexOf(ANY)))
        .anyMatch(start -> start.startsWith(own) || own.startsWith(start));
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile(
        Stream.of(glob.split(Pattern.quote(ANY), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
