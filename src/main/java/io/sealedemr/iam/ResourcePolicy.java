package io.sealedemr.iam;

import io.sealedemr.iam.PolicyStatement.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Decides calls by a policy that stands at a resource, such as a key policy (IAM User Guide,
 * "Policy evaluation logic"). Only this policy is looked at: no IAM policy, no grant, no service
 * control policy.
 *
 * <p>It fails closed: an operator, a variable or a principal that is not understood never allows
 * anything, denies where it stands in a Deny, and is told.
 */
public final class ResourcePolicy {

  private final List<PolicyStatement> statements;

  private ResourcePolicy(List<PolicyStatement> statements) {
    this.statements = statements;
  }

  /** The policy in the form in which AWS gets it. */
  public static ResourcePolicy of(PolicyDocument document) {
    return parse(document.toJson());
  }

  /**
   * The policy of a JSON text.
   *
   * @throws IllegalArgumentException if it is no policy document, or has a key that none has
   */
  public static ResourcePolicy parse(String json) {
    return new ResourcePolicy(PolicyReader.read(json));
  }

  /** Decides one call. */
  public Decision decide(AccessRequest request) {
    List<String> allowing = new ArrayList<>();
    List<String> delegating = new ArrayList<>();
    List<String> denying = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    for (PolicyStatement statement : statements) {
      Reach reach = statement.reach(request.principal());
      if (reach == Reach.NOT) {
        continue;
      }
      Truth fits = statement.fits(request.action(), request.context());
      if (reach == Reach.UNKNOWN) {
        fits = fits.and(Truth.UNKNOWN);
      }
      if (fits == Truth.NO) {
        continue;
      }
      if (fits == Truth.UNKNOWN) {
        undecided.add(
            statement.undecided(request.principal(), request.action(), request.context()));
      }
      if (statement.effect() == Effect.DENY) {
        denying.add(statement.name());
      } else if (fits == Truth.YES) {
        (reach == Reach.BY_NAME ? allowing : delegating).add(statement.name());
      }
    }
    if (!denying.isEmpty()) {
      return new Decision(Decision.Outcome.DENIED, denying, undecided);
    }
    if (!allowing.isEmpty()) {
      return new Decision(Decision.Outcome.ALLOWED, allowing, undecided);
    }
    if (!delegating.isEmpty()) {
      return new Decision(Decision.Outcome.DELEGATED, delegating, undecided);
    }
    return new Decision(Decision.Outcome.NOT_ALLOWED, List.of(), undecided);
  }

  /**
   * Whether there is any call of this caller and action that is allowed, as far as its context is
   * not given.
   */
  public Possibility possible(String principal, String action, Given... given) {
    return new PossibilitySearch(this, statements).search(principal, action, List.of(given));
  }

  /** All principals that are named, sorted: ARNs, services, accounts and {@code *}. */
  public List<String> principals() {
    TreeSet<String> names = new TreeSet<>();
    statements.forEach(
        statement -> statement.principals().names().forEach(who -> names.add(who.name())));
    return List.copyOf(names);
  }

  /** Statements that mean everyone but somebody, by name. */
  public List<String> openEnded() {
    return statements.stream()
        .filter(statement -> statement.principals().except())
        .map(PolicyStatement::name)
        .toList();
  }
}
