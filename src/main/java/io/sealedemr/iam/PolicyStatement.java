package io.sealedemr.iam;

import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it was read, whoever wrote it.
 *
 * @param name its Sid, or its place
 * @param effect allow or deny
 * @param principals whom it names
 * @param actions which actions it names
 * @param resources which resources it names; null if it names none
 * @param conditions all must be met
 */
record PolicyStatement(
    String name,
    Effect effect,
    Named<Who> principals,
    Named<String> actions,
    @Nullable Named<String> resources,
    List<Condition> conditions) {

  /**
   * What is named, or what is left when that is named: {@code NotAction} and its like.
   *
   * @param names at least one
   * @param except whether everything but these is meant
   */
  record Named<T>(List<T> names, boolean except) {
    Named {
      names = List.copyOf(names);
    }
  }

  /**
   * One principal.
   *
   * @param kind {@code *}, {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser}
   * @param name ARN, account or service
   */
  record Who(String kind, String name) {}

  /** How far a statement is about a caller. */
  enum Reach {
    NOT,
    UNKNOWN,
    /** The caller's account is named: in an Allow, its IAM policies decide. */
    BY_ACCOUNT,
    BY_NAME
  }

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):root");

  Reach reach(String caller) {
    Reach named = Reach.NOT;
    for (Who who : principals.names()) {
      Reach one = reach(who, caller);
      named = one.compareTo(named) > 0 ? one : named;
    }
    if (!principals.except()) {
      return named;
    }
    return switch (named) {
      case NOT -> Reach.BY_NAME;
      case UNKNOWN -> Reach.UNKNOWN;
      case BY_ACCOUNT, BY_NAME -> Reach.NOT;
    };
  }

  private static Reach reach(Who who, String caller) {
    String name = who.name();
    if (name.equals("*") && !who.kind().equals("Service")) {
      return Reach.BY_NAME;
    }
    if (name.equals(caller)) {
      return Reach.BY_NAME;
    }
    if (!who.kind().equals("AWS") && !who.kind().equals("Service")) {
      return Reach.UNKNOWN;
    }
    if (Wildcards.any(name)) {
      // AWS takes no wildcard in a part of a principal: whatever this is, it is not understood.
      return Reach.UNKNOWN;
    }
    String account = ACCOUNT.matcher(name).matches() ? name : ROOT.matcher(name).replaceAll("$1");
    return ACCOUNT.matcher(account).matches() && account.equals(AccessRequest.account(caller))
        ? Reach.BY_ACCOUNT
        : Reach.NOT;
  }

  Truth isAbout(String action) {
    Truth named = Truth.NO;
    for (String pattern : actions.names()) {
      named = named.or(Truth.of(Wildcards.matchesAction(pattern, action)));
    }
    return actions.except() ? named.not() : named;
  }

  /** In a key policy {@code *} is the key itself; of anything narrower it is not known. */
  private Truth isAboutTheResource() {
    if (resources == null) {
      return Truth.YES;
    }
    Truth named = resources.names().contains("*") ? Truth.YES : Truth.UNKNOWN;
    return resources.except() ? named.not() : named;
  }

  /** Whether everything but the caller fits. */
  Truth fits(String action, SortedMap<String, List<String>> context) {
    Truth fits = isAbout(action).and(isAboutTheResource());
    for (Condition condition : conditions) {
      fits = fits.and(condition.met(context));
    }
    return fits;
  }

  /** What is not understood in a call that cannot be decided, for people. */
  String undecided(String caller, String action, SortedMap<String, List<String>> context) {
    StringBuilder text = new StringBuilder(name).append(":");
    if (reach(caller) == Reach.UNKNOWN) {
      text.append(" the principal ").append(principals.names().get(0).name());
    }
    if (isAbout(action) != Truth.NO && isAboutTheResource() == Truth.UNKNOWN) {
      text.append(" the resource");
    }
    for (Condition condition : conditions) {
      if (condition.met(context) == Truth.UNKNOWN) {
        text.append(" ").append(condition.operator()).append(" ").append(condition.key());
      }
    }
    return text.append(" could not be evaluated").toString();
  }
}
