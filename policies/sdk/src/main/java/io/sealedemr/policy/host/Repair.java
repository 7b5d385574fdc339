package io.sealedemr.policy.host;

import com.google.protobuf.Struct;
import io.sealedemr.policy.Path;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceRepair;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.WrongKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One repairing policy run once on one resource. A policy that breaks off has changed nothing: half
 * a repair is none.
 */
public final class Repair implements TimeLimit.Task<Repair.Result> {

  /**
   * What came of it.
   *
   * @param properties what is to be the resource now, in wire form
   * @param changed whether that differs from what it was
   * @param open the places of unknown values that the repair hangs on
   * @param failures why it could not be made, or not as a whole; clean of secrets
   * @param notApplicable why there was nothing to repair
   */
  public record Result(
      Struct properties,
      boolean changed,
      Set<Path> open,
      List<String> failures,
      Optional<String> notApplicable) {}

  private record Change(Path where, @Nullable Value value) {}

  private final RepairingPolicy policy;
  private final Struct properties;
  private final Secrets secrets;
  private final It it;

  private Repair(RepairingPolicy policy, Struct properties, Secrets secrets, It it) {
    this.policy = policy;
    this.properties = properties;
    this.secrets = secrets;
    this.it = it;
  }

  /**
   * A repair to be run.
   *
   * @param properties the resource's properties as they came, bookkeeping included
   */
  public static Repair of(
      RepairingPolicy policy,
      Resource resource,
      Struct properties,
      StackInfo stack,
      SettingValues settings) {
    return new Repair(
        policy,
        properties,
        new Secrets(() -> List.of(resource), stack),
        new It(resource, stack, settings));
  }

  RepairingPolicy policy() {
    return policy;
  }

  @Override
  public Result run() {
    try {
      policy.repair(it);
    } catch (WrongKind e) {
      return abandon(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      // All of it, errors too: the check still has to judge the resource as it is.
      return abandon(Breakdown.line(e, secrets));
    }
    return applied();
  }

  private Result applied() {
    synchronized (it) {
      it.closed = true;
      Struct now = properties;
      Set<Path> open = new LinkedHashSet<>(it.open);
      List<String> failures = new ArrayList<>();
      for (Change change : it.changes) {
        try {
          now =
              change.value() == null
                  ? WirePatch.remove(now, change.where())
                  : WirePatch.set(now, change.where(), Codec.encode(change.value()));
        } catch (WirePatch.Unreachable e) {
          e.unknown()
              .ifPresentOrElse(
                  open::add, () -> failures.add(secrets.redact(String.valueOf(e.getMessage()))));
        }
      }
      return new Result(
          now,
          !now.equals(properties),
          open,
          failures,
          Optional.ofNullable(it.notApplicable).map(secrets::redact));
    }
  }

  @Override
  public Result abandon(String reason) {
    synchronized (it) {
      it.closed = true;
      return new Result(properties, false, Set.of(), List.of(reason), Optional.empty());
    }
  }

  private static final class It implements ResourceRepair {
    private final Resource resource;
    private final StackInfo stack;
    private final SettingValues settings;
    private final List<Change> changes = new ArrayList<>();
    private final Set<Path> open = new LinkedHashSet<>();
    private @Nullable String notApplicable;
    private boolean closed;

    It(Resource resource, StackInfo stack, SettingValues settings) {
      this.resource = resource;
      this.stack = stack;
      this.settings = settings;
    }

    @Override
    public Resource resource() {
      return resource;
    }

    @Override
    public StackInfo stack() {
      return stack;
    }

    @Override
    public Property at(String... keys) {
      return resource.at(keys);
    }

    @Override
    public <T> T setting(Setting<T> setting) {
      return settings.get(setting);
    }

    @Override
    public void set(Property where, Object value) {
      change(where, Value.of(value));
    }

    @Override
    public void setUnless(Truth good, Property where, Object value) {
      undetermined(good);
      if (good.no()) {
        set(where, value);
      }
    }

    @Override
    public void remove(Property where) {
      change(where, null);
    }

    @Override
    public void removeIf(Truth bad, Property where) {
      undetermined(bad);
      if (bad.yes()) {
        remove(where);
      }
    }

    private synchronized void change(Property where, @Nullable Value value) {
      if (where.path().steps().stream().anyMatch(Path.Document.class::isInstance)) {
        throw new IllegalArgumentException(
            where.path() + " is inside a JSON document: set the string that holds it");
      }
      if (!closed) {
        changes.add(new Change(where.path(), value));
      }
    }

    @Override
    public synchronized void undetermined(Truth answer) {
      if (!closed) {
        open.addAll(answer.dependsOn());
      }
    }

    @Override
    public synchronized void notApplicable(String reason) {
      if (!closed) {
        notApplicable = reason;
      }
    }
  }
}
