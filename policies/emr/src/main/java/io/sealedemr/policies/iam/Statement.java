package io.sealedemr.policies.iam;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One statement of a policy document (IAM User Guide, "IAM JSON policy element reference").
 *
 * @param place where the statement is
 */
public record Statement(Property place) {

  /** A missing key makes these false; {@code ForAllValues} and {@code IfExists} let it through. */
  private static final Set<String> EQUALITY = Set.of("stringequals", "foranyvalue:stringequals");

  /** The statements of the document that a property holds as a string; none if it is absent. */
  public static List<Statement> of(Property document) {
    return document.json().at("Statement").asList().elements().stream()
        .map(Statement::new)
        .toList();
  }

  /** Whether it allows something. */
  public Truth allows() {
    return place.at("Effect").is("Allow");
  }

  /** Whether it denies something. */
  public Truth denies() {
    return place.at("Effect").is("Deny");
  }

  /** Whether it is about all but the principals that it names. */
  public Truth excludesPrincipals() {
    return place.at("NotPrincipal").present();
  }

  /**
   * Whether one of its principals fits; the test gets a kind, such as {@code AWS}, and the
   * principal.
   */
  public Truth anyPrincipal(BiFunction<String, Property, Truth> test) {
    Property principal = place.at("Principal");
    if (principal.value() instanceof Value.Text) {
      return test.apply("AWS", principal);
    }
    return principal.anyField(
        (kind, principals) -> principals.asList().any(each -> test.apply(text(kind), each)));
  }

  /** Whether it is about everybody, or everybody of a kind. */
  public Truth isAboutEverybody() {
    return anyPrincipal((kind, principal) -> principal.matches(Wildcard::in));
  }

  /** Whether one of its actions, which may be a pattern, fits. */
  public Truth anyAction(Predicate<String> test) {
    return place.at("Action").asList().any(action -> action.matches(test));
  }

  /** Whether it covers an action, such as {@code kms:Decrypt}, by name, pattern or exclusion. */
  public Truth coversAction(String action) {
    Predicate<String> covers = pattern -> covers(pattern, action);
    Property excluded = place.at("NotAction");
    return anyAction(covers)
        .or(excluded.present().and(excluded.asList().any(each -> each.matches(covers)).not()));
  }

  /** Whether a pattern of actions covers an action; case does not matter. */
  public static boolean covers(String pattern, String action) {
    return Wildcard.covers(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }

  /** Whether one of its resources, which may be a pattern, fits. */
  public Truth anyResource(Predicate<String> test) {
    return place.at("Resource").asList().any(resource -> resource.matches(test));
  }

  /** Whether it has any condition. */
  public Truth isConditional() {
    return place
        .at("Condition")
        .anyField((operator, keys) -> keys.anyField((key, values) -> Truth.YES));
  }

  /** Whether it has this condition key, whatever the operator and the values are. */
  public Truth mentions(String key) {
    return condition(operator -> true, key, values -> Truth.YES);
  }

  /**
   * Whether it holds only for requests in which a key has a value that fits: a comparison for
   * equality, all of whose values fit.
   */
  public Truth holdsTo(String key, Predicate<String> fits) {
    return condition(EQUALITY::contains, key, values -> values.all(value -> value.matches(fits)));
  }

  /** Whether it holds only for requests in which a boolean key is true, or only if it is false. */
  public Truth holdsOnlyIf(String key, boolean wanted) {
    return condition(
        operator -> operator.equals("bool"),
        key,
        values ->
            values.all(
                value -> {
                  Truth on = value.isTrueOrText();
                  return wanted ? on : on.not();
                }));
  }

  /** Whether no other condition key narrows it. */
  public Truth hasNoConditionBut(String key) {
    return place
        .at("Condition")
        .allFields(
            (operator, keys) ->
                keys.allFields((name, values) -> Truth.of(key.equalsIgnoreCase(text(name)))));
  }

  private Truth condition(
      Predicate<String> operators, String key, Function<Property, Truth> values) {
    return place
        .at("Condition")
        .anyField(
            (operator, keys) ->
                operators.test(text(operator).toLowerCase(Locale.ROOT))
                    ? keys.anyField(
                        (name, value) ->
                            key.equalsIgnoreCase(text(name))
                                ? fit(value.asList(), values)
                                : Truth.NO)
                    : Truth.NO);
  }

  private static Truth fit(Property values, Function<Property, Truth> test) {
    return values.any(each -> Truth.YES).and(test.apply(values));
  }

  /** A key of a map, which is a string always. */
  private static String text(Property key) {
    return key.value() instanceof Value.Text text ? text.value() : "";
  }
}
