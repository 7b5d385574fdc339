package io.sealedemr.policies.iam;

/**
 * Patterns of policy documents: {@code *} stands for any characters, {@code ?} for one (IAM User
 * Guide, "IAM JSON policy elements: Action" and "Resource").
 */
public final class Wildcard {

  private Wildcard() {}

  /** Whether a pattern covers a text, upper and lower case apart. */
  public static boolean covers(String pattern, String text) {
    // Not a regular expression: one with many stars may take very long to say no.
    int p = 0;
    int t = 0;
    int lastStar = -1;
    int afterStar = 0;
    while (t < text.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && wanted == '*') {
        lastStar = p++;
        afterStar = t;
      } else if (p < pattern.length() && (wanted == '?' || wanted == text.charAt(t))) {
        p++;
        t++;
      } else if (lastStar >= 0) {
        p = lastStar + 1;
        t = ++afterStar;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Whether a text has a wildcard in it. */
  public static boolean in(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }
}
