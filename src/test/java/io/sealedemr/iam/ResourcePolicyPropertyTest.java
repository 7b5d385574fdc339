package io.sealedemr.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.iam.Decision.Outcome;
import io.sealedemr.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of any policy and any call. */
class ResourcePolicyPropertyTest {

  private static final List<String> CALLERS =
      List.of(
          "arn:aws:iam::111122223333:role/a",
          "arn:aws:iam::111122223333:user/b",
          "arn:aws:iam::444455556666:role/a",
          "logs.eu-west-2.amazonaws.com");
  private static final List<String> ACTIONS =
      List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:PutKeyPolicy");
  private static final List<String> VALUES = List.of("x", "xy", "true", "false", "1");
  private static final List<String> KEYS = List.of("k1", "k2");

  @Property(seed = "5", tries = 2000)
  void aFurtherDenyNeverAllowsMore(
      @ForAll("policies") List<Map<String, Object>> policy,
      @ForAll("statements") Map<String, Object> more,
      @ForAll("calls") AccessRequest call) {
    List<Map<String, Object>> longer = new ArrayList<>(policy);
    longer.add(with(more, "Effect", "Deny"));

    assertThat(rank(longer, call)).isLessThanOrEqualTo(rank(policy, call));
  }

  @Property(seed = "5", tries = 2000)
  void aFurtherAllowNeverTakesAway(
      @ForAll("policies") List<Map<String, Object>> policy,
      @ForAll("statements") Map<String, Object> more,
      @ForAll("calls") AccessRequest call) {
    List<Map<String, Object>> longer = new ArrayList<>(policy);
    longer.add(with(more, "Effect", "Allow"));

    assertThat(rank(longer, call)).isGreaterThanOrEqualTo(rank(policy, call));
  }

  @Property(seed = "5", tries = 2000)
  void theOrderOfStatementsDoesNotMatter(
      @ForAll("policies") List<Map<String, Object>> policy,
      @ForAll Random random,
      @ForAll("calls") AccessRequest call) {
    List<Map<String, Object>> shuffled = new ArrayList<>(policy);
    Collections.shuffle(shuffled, random);

    assertThat(decide(shuffled, call)).isEqualTo(decide(policy, call));
  }

  @Property(seed = "5", tries = 2000)
  void aCallThatIsAllowedIsFoundToBePossible(
      @ForAll("policies") List<Map<String, Object>> policy, @ForAll("calls") AccessRequest call) {
    Possibility.Kind kind =
        ResourcePolicy.parse(json(policy)).possible(call.principal(), call.action()).kind();

    if (decide(policy, call) == Outcome.ALLOWED) {
      assertThat(kind).isIn(Possibility.Kind.POSSIBLE, Possibility.Kind.UNDECIDED);
    }
    if (decide(policy, call) == Outcome.DELEGATED) {
      assertThat(kind).isNotEqualTo(Possibility.Kind.IMPOSSIBLE);
    }
  }

  @Property(seed = "5", tries = 5000)
  void wildcardsMeanWhatTheNaiveReadingSays(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(Wildcards.matches(pattern, text)).isEqualTo(naive(pattern, text));
  }

  @Property(seed = "5", tries = 1000)
  void aConditionAndItsNegationAreNeverBothMetWhenTheKeyIsThere(
      @ForAll("operators") String operator,
      @ForAll("conditionValues") List<String> values,
      @ForAll("values") String found) {
    TreeMap<String, List<String>> context = new TreeMap<>(Map.of("k", List.of(found)));
    Truth met = new Condition(operator, "k", values).met(context);
    Truth negated =
        new Condition(operator.replaceFirst("^(String|Arn|Numeric)", "$1Not"), "k", values)
            .met(context);

    assertThat(negated).isEqualTo(met.not());
  }

  /** One character of the pattern after the other. */
  private static boolean naive(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    String rest = pattern.substring(1);
    if (pattern.charAt(0) == '*') {
      return naive(rest, text) || (!text.isEmpty() && naive(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0))
        && naive(rest, text.substring(1));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?:").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab:").ofMaxLength(10);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(VALUES);
  }

  @Provide
  Arbitrary<List<String>> conditionValues() {
    return Arbitraries.of("x", "x*", "?y", "true", "1", "2", "${a}")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> operators() {
    return Arbitraries.of(
        "StringEquals", "StringLike", "StringEqualsIgnoreCase", "ArnLike", "NumericEquals");
  }

  @Provide
  Arbitrary<AccessRequest> calls() {
    return Combinators.combine(
            Arbitraries.of(CALLERS),
            Arbitraries.of(ACTIONS),
            Arbitraries.maps(
                    Arbitraries.of(KEYS), Arbitraries.of(VALUES).list().ofMinSize(1).ofMaxSize(2))
                .ofMaxSize(2))
        .as((caller, action, context) -> new AccessRequest(caller, action, new TreeMap<>(context)));
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> policies() {
    return statements().list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<Map<String, Object>> statements() {
    Arbitrary<Object> principals =
        Arbitraries.of(
            "*",
            Map.of("AWS", "*"),
            Map.of("AWS", CALLERS.get(0)),
            Map.of("AWS", List.of(CALLERS.get(1), CALLERS.get(2))),
            Map.of("AWS", "111122223333"),
            Map.of("AWS", "arn:aws:iam::111122223333:root"),
            Map.of("AWS", "arn:aws:iam::111122223333:role/*"),
            Map.of("Service", CALLERS.get(3)),
            Map.of("Federated", "cognito-identity.amazonaws.com"));
    Arbitrary<Map<String, Object>> conditions =
        Arbitraries.maps(
            Arbitraries.of(
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLikeIfExists",
                "Bool",
                "Null",
                "NumericLessThan",
                "ForAnyValue:StringLike",
                "ForAllValues:StringNotEquals",
                "IpAddress"),
            Combinators.combine(Arbitraries.of(KEYS), conditionValues())
                .as((key, values) -> (Object) Map.of(key, values)));
    return Combinators.combine(
            Arbitraries.of("Allow", "Allow", "Deny"),
            Arbitraries.of("Principal", "Principal", "Principal", "NotPrincipal"),
            principals,
            Arbitraries.of("Action", "Action", "Action", "NotAction"),
            Arbitraries.of("kms:*", "kms:Decrypt", "KMS:generate*", "kms:Put*", "*"),
            Arbitraries.of("Resource", "Resource", "Resource", "NotResource"),
            Arbitraries.of("*", "*", "*", "arn:aws:kms:eu-west-2:111122223333:key/x"),
            conditions)
        .as(
            (effect, who, principal, what, action, where, resource, condition) -> {
              Map<String, Object> statement = new LinkedHashMap<>();
              statement.put("Effect", effect);
              statement.put(who, principal);
              statement.put(what, action);
              statement.put(where, resource);
              if (!condition.isEmpty()) {
                statement.put("Condition", condition);
              }
              return statement;
            });
  }

  private static Map<String, Object> with(Map<String, Object> statement, String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(statement);
    changed.put(key, value);
    return changed;
  }

  /** How much is allowed: nothing, what IAM policies allow too, or all. */
  private static int rank(List<Map<String, Object>> policy, AccessRequest call) {
    return switch (decide(policy, call)) {
      case DENIED, NOT_ALLOWED -> 0;
      case DELEGATED -> 1;
      case ALLOWED -> 2;
    };
  }

  private static Outcome decide(List<Map<String, Object>> policy, AccessRequest call) {
    return ResourcePolicy.parse(json(policy)).decide(call).outcome();
  }

  private static String json(List<Map<String, Object>> policy) {
    return CanonicalJson.text(Map.of("Statement", policy));
  }
}
