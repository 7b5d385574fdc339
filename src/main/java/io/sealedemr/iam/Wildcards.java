package io.sealedemr.iam;

import java.util.Locale;

/**
 * Patterns of the policy language: {@code *} stands for any text, empty too, {@code ?} for exactly
 * one character (IAM User Guide, "IAM JSON policy elements: Condition operators").
 */
final class Wildcards {

  private Wildcards() {}

  static boolean any(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** Actions are compared without regard to case. */
  static boolean matchesAction(String pattern, String action) {
    return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }

  /** One pass with one place to return to: no pattern makes it slow. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /**
   * Whether an ARN fits a pattern part by part, so that no wildcard reaches over a colon but in the
   * last part, the resource, which may have colons of its own.
   */
  static Truth matchesArn(String pattern, String arn) {
    String[] patterns = pattern.split(":", 6);
    if (patterns.length < 6) {
      return Truth.UNKNOWN;
    }
    String[] parts = arn.split(":", 6);
    boolean fits = parts.length == 6;
    for (int i = 0; fits && i < parts.length; i++) {
      fits = matches(patterns[i], parts[i]);
    }
    return Truth.of(fits);
  }
}
