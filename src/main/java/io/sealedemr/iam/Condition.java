package io.sealedemr.iam;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a statement (IAM User Guide, "IAM JSON policy elements: Condition operators" and
 * "Set operators for multivalued context keys").
 *
 * @param operator as written, such as {@code ForAnyValue:StringLikeIfExists}
 * @param key in lower case
 * @param values what it is compared with
 */
record Condition(String operator, String key, List<String> values) {

  private static final String FOR_ANY = "ForAnyValue:";
  private static final String FOR_ALL = "ForAllValues:";
  private static final String IF_EXISTS = "IfExists";

  /** The comparisons that are understood; {@code Not} forms are these, negated. */
  private enum Comparison {
    EQUAL,
    EQUAL_IGNORING_CASE,
    LIKE,
    ARN,
    BOOL,
    NUMBER_EQUAL,
    NUMBER_LESS,
    NUMBER_LESS_OR_EQUAL,
    NUMBER_GREATER,
    NUMBER_GREATER_OR_EQUAL
  }

  private record Meaning(Comparison comparison, boolean negated) {}

  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry("StringEquals", new Meaning(Comparison.EQUAL, false)),
          Map.entry("StringNotEquals", new Meaning(Comparison.EQUAL, true)),
          Map.entry("StringEqualsIgnoreCase", new Meaning(Comparison.EQUAL_IGNORING_CASE, false)),
          Map.entry("StringNotEqualsIgnoreCase", new Meaning(Comparison.EQUAL_IGNORING_CASE, true)),
          Map.entry("StringLike", new Meaning(Comparison.LIKE, false)),
          Map.entry("StringNotLike", new Meaning(Comparison.LIKE, true)),
          // The guide: ArnEquals and ArnLike behave identically.
          Map.entry("ArnEquals", new Meaning(Comparison.ARN, false)),
          Map.entry("ArnLike", new Meaning(Comparison.ARN, false)),
          Map.entry("ArnNotEquals", new Meaning(Comparison.ARN, true)),
          Map.entry("ArnNotLike", new Meaning(Comparison.ARN, true)),
          Map.entry("Bool", new Meaning(Comparison.BOOL, false)),
          Map.entry("NumericEquals", new Meaning(Comparison.NUMBER_EQUAL, false)),
          Map.entry("NumericNotEquals", new Meaning(Comparison.NUMBER_EQUAL, true)),
          Map.entry("NumericLessThan", new Meaning(Comparison.NUMBER_LESS, false)),
          Map.entry("NumericLessThanEquals", new Meaning(Comparison.NUMBER_LESS_OR_EQUAL, false)),
          Map.entry("NumericGreaterThan", new Meaning(Comparison.NUMBER_GREATER, false)),
          Map.entry(
              "NumericGreaterThanEquals", new Meaning(Comparison.NUMBER_GREATER_OR_EQUAL, false)));

  Condition {
    key = key.toLowerCase(Locale.ROOT);
    values = List.copyOf(values);
  }

  /** Whether the condition is met; UNKNOWN for what is not understood. */
  Truth met(SortedMap<String, List<String>> context) {
    List<String> present = context.get(key);
    if (operator.equals("Null")) {
      return isNull(present == null);
    }
    boolean any = operator.startsWith(FOR_ANY);
    boolean all = operator.startsWith(FOR_ALL);
    boolean ifExists = operator.endsWith(IF_EXISTS);
    Meaning meaning = MEANINGS.get(bare());
    if (meaning == null) {
      return Truth.UNKNOWN;
    }
    if (present == null) {
      return Truth.of(ifExists || all || (meaning.negated() && !any));
    }
    if (!any && !all && present.size() != 1) {
      // What AWS does with many values and no set operator is not documented.
      return Truth.UNKNOWN;
    }
    Truth met = any ? Truth.NO : Truth.YES;
    for (String value : present) {
      Truth one = one(meaning, value);
      met = any ? met.or(one) : met.and(one);
    }
    return met;
  }

  /** Without set operator and {@code IfExists}. */
  private String bare() {
    String bare = operator;
    if (bare.startsWith(FOR_ANY)) {
      bare = bare.substring(FOR_ANY.length());
    } else if (bare.startsWith(FOR_ALL)) {
      bare = bare.substring(FOR_ALL.length());
    }
    return bare.endsWith(IF_EXISTS) ? bare.substring(0, bare.length() - IF_EXISTS.length()) : bare;
  }

  private Truth isNull(boolean absent) {
    Truth met = Truth.NO;
    for (String value : values) {
      met =
          met.or(
              switch (value.toLowerCase(Locale.ROOT)) {
                case "true" -> Truth.of(absent);
                case "false" -> Truth.of(!absent);
                default -> Truth.UNKNOWN;
              });
    }
    return met;
  }

  private Truth one(Meaning meaning, String found) {
    Truth fits = Truth.NO;
    for (String value : values) {
      fits = fits.or(fits(meaning.comparison(), value, found));
    }
    return meaning.negated() ? fits.not() : fits;
  }

  private static Truth fits(Comparison comparison, String wanted, String found) {
    if (wanted.contains("${")) {
      // A policy variable: it stands for something that the call does not tell here.
      return Truth.UNKNOWN;
    }
    return switch (comparison) {
      case EQUAL -> Truth.of(wanted.equals(found));
      case EQUAL_IGNORING_CASE -> Truth.of(wanted.equalsIgnoreCase(found));
      case LIKE -> Truth.of(Wildcards.matches(wanted, found));
      case ARN -> Wildcards.matchesArn(wanted, found);
      case BOOL -> Truth.of(wanted.equalsIgnoreCase(found));
      case NUMBER_EQUAL,
          NUMBER_LESS,
          NUMBER_LESS_OR_EQUAL,
          NUMBER_GREATER,
          NUMBER_GREATER_OR_EQUAL ->
          number(comparison, wanted, found);
    };
  }

  private static Truth number(Comparison comparison, String wanted, String found) {
    BigDecimal bound = number(wanted);
    BigDecimal value = number(found);
    if (bound == null || value == null) {
      return Truth.UNKNOWN;
    }
    int order = value.compareTo(bound);
    return Truth.of(
        switch (comparison) {
          case NUMBER_EQUAL -> order == 0;
          case NUMBER_LESS -> order < 0;
          case NUMBER_LESS_OR_EQUAL -> order <= 0;
          case NUMBER_GREATER -> order > 0;
          case NUMBER_GREATER_OR_EQUAL -> order >= 0;
          case EQUAL, EQUAL_IGNORING_CASE, LIKE, ARN, BOOL -> false;
        });
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }
}
