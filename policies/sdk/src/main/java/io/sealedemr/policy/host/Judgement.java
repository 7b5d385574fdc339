package io.sealedemr.policy.host;

import io.sealedemr.policy.Policy;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.WrongKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One policy asked once. Whatever the policy does, there is an outcome: what it throws becomes a
 * finding beside those it has reported before.
 */
public final class Judgement {

  private final Policy policy;
  private final Report report;
  private final Secrets secrets;
  private final Runnable check;
  private final @Nullable Resource on;

  private Judgement(
      Policy policy, Report report, Secrets secrets, Runnable check, @Nullable Resource on) {
    this.policy = policy;
    this.report = report;
    this.secrets = secrets;
    this.check = check;
    this.on = on;
  }

  /** Asks a policy about one resource, whatever its type. */
  public static Judgement of(ResourcePolicy policy, Resource resource, StackInfo stack) {
    Secrets secrets = new Secrets(() -> List.of(resource), stack);
    Report report = new Report(policy.spec(), secrets);
    ResourceCheck it = new OneResource(report, resource, stack);
    return new Judgement(policy, report, secrets, () -> policy.check(it), resource);
  }

  /** Asks a policy about all resources of a stack. */
  public static Judgement of(StackPolicy policy, StackResources resources, StackInfo stack) {
    Secrets secrets = new Secrets(resources::read, stack);
    Report report = new Report(policy.spec(), secrets);
    StackCheck it = new WholeStack(report, resources, stack);
    return new Judgement(policy, report, secrets, () -> policy.check(it), null);
  }

  Policy policy() {
    return policy;
  }

  /** Lets the policy run to its end. */
  public Outcome run() {
    try {
      check.run();
      return report.close();
    } catch (WrongKind e) {
      return report.broken(on, e.getMessage() + ".");
    } catch (StackOverflowError e) {
      Complaint.print(policy.spec().name(), e, "calls are nested too deep");
      return report.broken(on, "the policy's calls are nested too deep (StackOverflowError).");
    } catch (Throwable e) {
      // All of it, errors too: a judgement that ends without an outcome would let the resource
      // pass.
      String text = String.valueOf(e.getMessage());
      String clean = secrets.redactForeign(text);
      Complaint.print(policy.spec().name(), e, clean);
      return report.broken(on, e.getClass().getName() + ": " + clean);
    }
  }

  /** Ends it from outside, while the policy may still be running. */
  Outcome abandon(String reason) {
    return report.broken(on, reason);
  }

  private record OneResource(Report report, Resource resource, StackInfo stack)
      implements ResourceCheck {

    @Override
    public Property at(String... keys) {
      return resource.at(keys);
    }

    @Override
    public void require(Property where, Truth good, String wanted) {
      report.require(resource, where, good, wanted, null);
    }

    @Override
    public void require(Property where, Truth good, String wanted, String fix) {
      report.require(resource, where, good, wanted, fix);
    }

    @Override
    public void require(Truth good, String message) {
      report.require(resource, good, message);
    }

    @Override
    public void violation(Property where, String message) {
      report.violation(resource, where, message);
    }

    @Override
    public void violation(String message) {
      report.violation(resource, message);
    }

    @Override
    public void undetermined(Truth answer) {
      report.undetermined(resource, answer);
    }

    @Override
    public void notApplicable(String reason) {
      report.notApplicable(reason);
    }
  }

  private record WholeStack(Report report, StackResources all, StackInfo stack)
      implements StackCheck {

    @Override
    public List<Resource> resources() {
      return all.all();
    }

    @Override
    public List<Resource> ofType(String type) {
      return all.ofType(type);
    }

    @Override
    public void require(Resource on, Property where, Truth good, String wanted) {
      report.require(on, where, good, wanted, null);
    }

    @Override
    public void require(Resource on, Property where, Truth good, String wanted, String fix) {
      report.require(on, where, good, wanted, fix);
    }

    @Override
    public void require(Resource on, Truth good, String message) {
      report.require(on, good, message);
    }

    @Override
    public void violation(Resource on, Property where, String message) {
      report.violation(on, where, message);
    }

    @Override
    public void violation(Resource on, String message) {
      report.violation(on, message);
    }

    @Override
    public void violation(String message) {
      report.violation(null, message);
    }

    @Override
    public void undetermined(Resource on, Truth answer) {
      report.undetermined(on, answer);
    }

    @Override
    public void notApplicable(String reason) {
      report.notApplicable(reason);
    }
  }
}
