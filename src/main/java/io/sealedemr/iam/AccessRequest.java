package io.sealedemr.iam;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call that a resource policy is to decide.
 *
 * @param principal who calls: the ARN of a role or user (never of its session), or the name of a
 *     service such as {@code logs.eu-west-2.amazonaws.com}
 * @param action such as {@code kms:Decrypt}, without wildcards
 * @param context values by condition key; keys are compared without regard to case and kept in
 *     lower case, and a key that is not there is absent from the call
 */
public record AccessRequest(
    String principal, String action, SortedMap<String, List<String>> context) {

  public AccessRequest {
    if (Wildcards.any(principal) || Wildcards.any(action)) {
      throw new IllegalArgumentException(
          "a call has one caller and one action, found " + principal + " and " + action);
    }
    if (principal.contains(":assumed-role/")) {
      throw new IllegalArgumentException(
          "a call is decided for the role and not for its session, found " + principal);
    }
    SortedMap<String, List<String>> copy = new TreeMap<>();
    context.forEach((key, values) -> copy.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
    context = Collections.unmodifiableSortedMap(copy);
  }

  /** A call without context. */
  public static AccessRequest of(String principal, String action) {
    return new AccessRequest(principal, action, new TreeMap<>());
  }

  /** The same call with this condition key set, usually to one value. */
  public AccessRequest with(String key, String... values) {
    SortedMap<String, List<String>> more = new TreeMap<>(context);
    more.put(key.toLowerCase(Locale.ROOT), Arrays.asList(values));
    return new AccessRequest(principal, action, more);
  }

  /** The account of the caller; empty for a service. */
  String account() {
    return account(principal);
  }

  static String account(String principal) {
    String[] parts = principal.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }
}
