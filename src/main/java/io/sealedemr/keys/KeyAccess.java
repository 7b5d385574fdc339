package io.sealedemr.keys;

import io.sealedemr.iam.AccessRequest;
import io.sealedemr.iam.Decision;
import io.sealedemr.iam.Given;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Possibility;
import io.sealedemr.iam.ResourcePolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may do what with a key, by its policy alone: neither IAM policies nor grants are looked at.
 * It takes the policy of any key, not only of those that this project derives.
 */
public final class KeyAccess {

  private static final Pattern REGION = Pattern.compile("\\b[a-z]{2}(-[a-z]+)+-[0-9]+\\b");
  private static final Pattern ACCOUNT = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):.*");

  private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");

  private final ResourcePolicy policy;
  private final String region;

  private KeyAccess(ResourcePolicy policy, String json) {
    this.policy = policy;
    Matcher named = REGION.matcher(json);
    this.region = named.find() ? named.group() : "us-east-1";
  }

  /** By the policy of a key. */
  public static KeyAccess of(PolicyDocument document) {
    return of(document.toJson());
  }

  /**
   * By the policy of a key, as JSON.
   *
   * @throws IllegalArgumentException if it is no policy document
   */
  public static KeyAccess of(String json) {
    return new KeyAccess(ResourcePolicy.parse(json), json);
  }

  /** Decides one call. */
  public Decision decide(AccessRequest request) {
    return policy.decide(request);
  }

  /**
   * What a principal can do, and by which statements; what it can't is left out.
   *
   * @param principal as the policy names it
   */
  public Map<Capability, Possibility> capabilities(String principal) {
    Map<Capability, Possibility> able = new EnumMap<>(Capability.class);
    for (Capability capability : Capability.values()) {
      Possibility possibility = possibility(principal, capability);
      if (possibility.kind() != Possibility.Kind.IMPOSSIBLE) {
        able.put(capability, possibility);
      }
    }
    return able;
  }

  /** {@link #capabilities} of everyone whom the policy names, in alphabetical order. */
  public Map<String, Map<Capability, Possibility>> summary() {
    Map<String, Map<Capability, Possibility>> summary = new LinkedHashMap<>();
    policy.principals().forEach(name -> summary.put(name, capabilities(name)));
    // A statement for everyone but somebody reaches whoever is named nowhere.
    if (!policy.openEnded().isEmpty()) {
      summary.put("anyone else", capabilities("anyone else"));
    }
    return summary;
  }

  /**
   * Who both manages the key and opens what it protects, or could: what could not be decided counts
   * as possible.
   */
  public List<Conflict> conflicts() {
    List<Conflict> conflicts = new ArrayList<>();
    summary()
        .forEach(
            (principal, able) -> {
              List<Capability> opening = able.keySet().stream().filter(Capability::opens).toList();
              if (able.containsKey(Capability.ADMINISTER) && !opening.isEmpty()) {
                conflicts.add(new Conflict(principal, opening));
              }
            });
    return List.copyOf(conflicts);
  }

  /**
   * A principal that separates no duties.
   *
   * @param principal as the policy names it
   * @param opening how it opens what the key protects that it manages
   */
  public record Conflict(String principal, List<Capability> opening) {
    public Conflict {
      opening = List.copyOf(opening);
    }
  }

  private Possibility possibility(String principal, Capability capability) {
    if (capability.isViaService() && SERVICE.matcher(principal).matches()) {
      // A service calls KMS itself; via a service come those in whose name it works.
      return new Possibility(Possibility.Kind.IMPOSSIBLE, List.of());
    }
    // "*" as a caller stands for whoever is named nowhere else.
    String caller = principal.equals("*") ? "anyone else" : principal;
    List<Given> given = new ArrayList<>(capability.given(region));
    Matcher account = ACCOUNT.matcher(caller);
    if (account.matches()) {
      given.add(Given.value("kms:CallerAccount", account.group(1)));
      given.add(Given.value("aws:PrincipalAccount", account.group(1)));
      given.add(Given.value("aws:PrincipalArn", caller));
    }
    Possibility.Kind kind = Possibility.Kind.IMPOSSIBLE;
    Set<String> statements = new LinkedHashSet<>();
    for (String action : capability.actions()) {
      Possibility one = policy.possible(caller, action, given.toArray(Given[]::new));
      if (one.kind().compareTo(kind) > 0) {
        kind = one.kind();
        statements.clear();
      }
      if (one.kind() == kind) {
        statements.addAll(one.statements());
      }
    }
    return new Possibility(kind, List.copyOf(statements));
  }
}
