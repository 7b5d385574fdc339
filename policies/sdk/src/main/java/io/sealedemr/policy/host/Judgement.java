package io.sealedemr.policy.host;

import io.sealedemr.policy.Policy;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.WrongKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One policy asked once. Whatever the policy does, there is an outcome: what it throws becomes a
 * finding beside those it has reported before.
 */
public final class Judgement implements TimeLimit.Task<Outcome> {

  private final Policy policy;
  private final Report report;
  private final Secrets secrets;
  private final Runnable check;

  /** The resource that a URN names, where the policy has broken off; null for the stack. */
  private final Function<String, @Nullable Resource> on;

  private Judgement(
      Policy policy,
      Report report,
      Secrets secrets,
      Runnable check,
      Function<String, @Nullable Resource> on) {
    this.policy = policy;
    this.report = report;
    this.secrets = secrets;
    this.check = check;
    this.on = on;
  }

  /** Asks a policy about one resource, whatever its type. */
  public static Judgement of(
      ResourcePolicy policy, Resource resource, StackInfo stack, SettingValues settings) {
    Secrets secrets = new Secrets(() -> List.of(resource), stack);
    Report report = new Report(policy.spec(), secrets);
    ResourceCheck it = new OneResource(report, resource, stack, settings);
    return new Judgement(policy, report, secrets, () -> policy.check(it), urn -> resource);
  }

  /** Asks a policy about all resources of a stack. */
  public static Judgement of(
      StackPolicy policy, StackResources resources, StackInfo stack, SettingValues settings) {
    Secrets secrets = new Secrets(resources::read, stack);
    Report report = new Report(policy.spec(), secrets);
    StackCheck it = new WholeStack(report, resources, stack, settings);
    return new Judgement(
        policy, report, secrets, () -> policy.check(it), urn -> resources.find(urn).orElse(null));
  }

  Policy policy() {
    return policy;
  }

  /** Lets the policy run to its end. */
  @Override
  public Outcome run() {
    try {
      check.run();
      return report.close();
    } catch (WrongKind e) {
      return report.broken(on.apply(e.resource()), e.getMessage() + ".");
    } catch (Throwable e) {
      // All of it, errors too: a judgement that ends without an outcome would let the resource
      // pass.
      return report.broken(on.apply(""), Breakdown.line(e, secrets) + ".");
    }
  }

  @Override
  public Outcome abandon(String reason) {
    return report.broken(on.apply(""), reason);
  }

  private record OneResource(
      Report report, Resource resource, StackInfo stack, SettingValues settings)
      implements ResourceCheck {

    @Override
    public <T> T setting(Setting<T> setting) {
      return settings.get(setting);
    }

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

  private record WholeStack(
      Report report, StackResources all, StackInfo stack, SettingValues settings)
      implements StackCheck {

    @Override
    public <T> T setting(Setting<T> setting) {
      return settings.get(setting);
    }

    @Override
    public Optional<Resource> find(String urn) {
      return all.find(urn);
    }

    @Override
    public Optional<Resource> parent(Resource resource) {
      return all.find(resource.options().parent());
    }

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
