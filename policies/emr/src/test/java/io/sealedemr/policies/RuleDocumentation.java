package io.sealedemr.policies;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The side-car page of a rule.
 *
 * @param why the text of the section "Why"
 * @param bad what makes the secure stack break this rule: a JSON merge patch over its resources
 * @param also other rules that the bad sample breaks as well
 * @param good what keeps it or mends it: another one
 */
record RuleDocumentation(
    String title,
    String why,
    Map<String, @Nullable Object> bad,
    Set<String> also,
    Map<String, @Nullable Object> good) {

  private static final Pattern FORM =
      Pattern.compile(
          "# (?<title>[^\n]+)\n\n## Why\n\n(?<why>.+?)\n\n"
              + "## Bad\n\n```json\n(?<bad>.+?)\n```\n\n"
              + "(?:Also found by (?<also>[^\n]+)\\.\n\n)?"
              + "## Good\n\n```json\n(?<good>.+?)\n```\n",
          Pattern.DOTALL);

  static RuleDocumentation of(String rule) {
    Matcher page = FORM.matcher(StackFixture.resource("/rules/" + rule + ".md"));
    if (!page.matches()) {
      throw new IllegalArgumentException("The page of " + rule + " lacks Why, Bad or Good.");
    }
    return new RuleDocumentation(
        group(page, "title"),
        group(page, "why"),
        Json.read(group(page, "bad")),
        page.group("also") == null
            ? Set.of()
            : Set.of(group(page, "also").replace("`", "").split(", ")),
        Json.read(group(page, "good")));
  }

  private static String group(Matcher page, String name) {
    return requireNonNull(page.group(name));
  }
}
