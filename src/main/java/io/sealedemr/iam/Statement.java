package io.sealedemr.iam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy document. Actions, resources and values are sets: they are kept sorted
 * and without duplicates, so that equal statements have equal texts.
 *
 * @param sid what the statement is for; letters and digits, unique in its document
 * @param effect allow or deny
 * @param principal whom it is about; null in a role's own policy, where it is the role
 * @param actions such as {@code kms:Decrypt}; at least one
 * @param resources ARNs or {@code *}; empty only in a trust policy, where it is the role
 * @param conditions values by condition operator and condition key
 */
public record Statement(
    String sid,
    Effect effect,
    @Nullable Principal principal,
    List<String> actions,
    List<String> resources,
    SortedMap<String, SortedMap<String, List<String>>> conditions) {

  private static final Pattern SID = Pattern.compile("[0-9A-Za-z]+");

  public Statement {
    if (!SID.matcher(sid).matches()) {
      throw new IllegalArgumentException(
          "a statement's Sid is made of letters and digits, found \"" + sid + "\"");
    }
    actions = sortedSet(actions);
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("statement " + sid + " names no action");
    }
    resources = sortedSet(resources);
    if (principal == null && resources.isEmpty()) {
      throw new IllegalArgumentException(
          "statement " + sid + " names neither a principal nor a resource");
    }
    conditions = copy(sid, conditions);
  }

  /** Starts a statement that allows. */
  public static Builder allow(String sid) {
    return new Builder(sid, Effect.ALLOW);
  }

  /** Starts a statement that denies. */
  public static Builder deny(String sid) {
    return new Builder(sid, Effect.DENY);
  }

  private static List<String> sortedSet(Collection<String> texts) {
    return List.copyOf(new TreeSet<>(texts));
  }

  private static SortedMap<String, SortedMap<String, List<String>>> copy(
      String sid, SortedMap<String, SortedMap<String, List<String>>> conditions) {
    SortedMap<String, SortedMap<String, List<String>>> copy = new TreeMap<>();
    conditions.forEach(
        (operator, keys) -> {
          SortedMap<String, List<String>> inner = new TreeMap<>();
          keys.forEach(
              (key, values) -> {
                if (values.isEmpty()) {
                  // An empty list matches nothing in an Allow and everything is let through by a
                  // Deny: never what was meant.
                  throw new IllegalArgumentException(
                      "statement " + sid + " has no value for " + operator + " " + key);
                }
                inner.put(key, sortedSet(values));
              });
          copy.put(operator, Collections.unmodifiableSortedMap(inner));
        });
    return Collections.unmodifiableSortedMap(copy);
  }

  /** Collects the parts of a statement. */
  public static final class Builder {

    private final String sid;
    private final Effect effect;
    private @Nullable Principal principal;
    private final List<String> actions = new ArrayList<>();
    private final List<String> resources = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, List<String>>> conditions = new TreeMap<>();

    private Builder(String sid, Effect effect) {
      this.sid = sid;
      this.effect = effect;
    }

    /** Whom the statement is about. */
    public Builder principal(Principal whom) {
      this.principal = whom;
      return this;
    }

    /** Adds actions, such as {@code kms:Decrypt}. */
    public Builder actions(String... more) {
      return actions(Arrays.asList(more));
    }

    /** Adds actions, such as {@code kms:Decrypt}. */
    public Builder actions(Collection<String> more) {
      actions.addAll(more);
      return this;
    }

    /** Adds resources: ARNs or {@code *}. */
    public Builder resources(String... more) {
      return resources(Arrays.asList(more));
    }

    /** Adds resources: ARNs or {@code *}. */
    public Builder resources(Collection<String> more) {
      resources.addAll(more);
      return this;
    }

    /** Adds a condition, such as {@code when("Bool", "aws:SecureTransport", "false")}. */
    public Builder when(String operator, String key, String... values) {
      return when(operator, key, Arrays.asList(values));
    }

    /** Adds a condition; a second call for the same operator and key adds values. */
    public Builder when(String operator, String key, Collection<String> values) {
      conditions
          .computeIfAbsent(operator, any -> new TreeMap<>())
          .computeIfAbsent(key, any -> new ArrayList<>())
          .addAll(values);
      return this;
    }

    /**
     * The statement.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    public Statement build() {
      return new Statement(sid, effect, principal, actions, resources, conditions);
    }
  }
}
