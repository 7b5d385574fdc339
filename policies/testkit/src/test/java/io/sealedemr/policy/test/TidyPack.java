package io.sealedemr.policy.test;

import io.sealedemr.policy.Level;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pack without faults of its own; each policy judges the type of its own name. */
public final class TidyPack implements PackSource {

  static final Setting<Long> MOST = Setting.integer("most").with("minimum", 1).orElse(3L);

  @Override
  public Pack pack(StackInfo stack) {
    List<Policy> all = new ArrayList<>(judging());
    all.addAll(repairing());
    return Pack.of("tidy", "1.0.0", all);
  }

  private static List<Policy> judging() {
    return List.of(
        SamplePolicy.of(
            SamplePolicy.spec("flag").severity(Severity.HIGH).build(),
            it -> {
              it.require(it.at("flag"), it.at("flag").isTrue(), "true");
              it.require(it.at("mode"), it.at("mode").is("good"), "good");
            }),
        SamplePolicy.of("nested", it -> wantX(it, it.at("a", "b"))),
        SamplePolicy.of(
            "listed", it -> it.at("list").elements().forEach(e -> wantX(it, e.at("k")))),
        SamplePolicy.of("tagged", it -> wantX(it, it.at("tags", "a.b"))),
        SamplePolicy.of(
            "document",
            it -> {
              Property on = it.at("document").json().at("on");
              it.require(on, on.isTrue(), "true");
            }),
        SamplePolicy.of("there", it -> it.require(it.at("p"), it.at("p").present(), "a value")),
        SamplePolicy.of("telling", it -> it.violation("It is " + raw(it.at("secret")) + ".")),
        SamplePolicy.of(
            "telling-provider",
            it ->
                it.resource()
                    .provider()
                    .ifPresent(p -> it.violation("It is " + raw(p.at("secretKey")) + "."))),
        SamplePolicy.of(
            "telling-stack",
            it -> it.violation("It is " + it.stack().config().get("test:password") + ".")),
        SamplePolicy.of(
            "unsupported",
            it -> {
              throw new UnsupportedOperationException("Not made.");
            }),
        SamplePolicy.of(
            "ignoring",
            it -> {
              if (it.resource().options().ignoreChanges().contains("flag")) {
                it.violation("Changes of the flag are ignored.");
              }
            }),
        SamplePolicy.of(
            "managed", it -> it.resource().provider().ifPresent(p -> wantX(it, p.at("region")))),
        SamplePolicy.of("keyed", it -> it.violation("Keys " + keys(it.resource().properties()))),
        SamplePolicy.of(
            "coded",
            it ->
                it.violation(
                    it.at("code").value() instanceof Value.Asset asset
                        ? "Asset " + asset.hash()
                        : "No asset.")),
        SamplePolicy.of(
            SamplePolicy.spec("dotted.name_1-x").types("dotted").build(),
            it -> it.violation("Of type " + it.resource().type() + ".")),
        SamplePolicy.of(
            SamplePolicy.spec("bounded").settings(MOST).build(),
            it -> {
              long most = it.setting(MOST);
              it.require(it.at("count"), it.at("count").atMost((double) most), "at most " + most);
            }),
        SamplePolicy.ofStack(
            "edges",
            it -> {
              for (Resource resource : it.ofType("edges")) {
                it.require(resource, resource.at("p"), resource.at("p").is("x"), "x");
              }
            }),
        SamplePolicy.ofStack(
            "unsupported-stack",
            it -> {
              if (!it.ofType("unsupported-stack").isEmpty()) {
                throw new UnsupportedOperationException("Not made.");
              }
            }));
  }

  private static List<Policy> repairing() {
    return List.of(
        SamplePolicy.repairing(
            SamplePolicy.spec("owned").remediate().build(),
            it -> it.require(it.at("tags", "owner"), it.at("tags", "owner").present(), "an owner"),
            it -> it.setUnless(it.at("tags", "owner").present(), it.at("tags", "owner"), "team")),
        SamplePolicy.repairing(
            SamplePolicy.spec("stamped").types("owned").remediate().build(),
            it -> {},
            it -> {
              if (it.at("tags", "owner").value() instanceof Value.Text owner) {
                it.set(it.at("tags", "stamp"), "of " + owner.value());
              }
            }),
        SamplePolicy.repairing(
            SamplePolicy.spec("moved").remediate().build(),
            it -> wantX(it, it.at("a", "b")),
            it -> it.set(it.at("a", "b"), "x")),
        SamplePolicy.repairing(
            SamplePolicy.spec("half").remediate().build(),
            it -> it.violation("It is half."),
            it -> {
              it.set(it.at("a"), "changed");
              throw new UnsupportedOperationException("Not made: " + it.at("b").value());
            }));
  }

  private static void wantX(ResourceCheck it, Property place) {
    it.require(place, place.is("x"), "x");
  }

  /** What an author should not do: a secret's text, taken out of its wrapping. */
  private static String raw(Property place) {
    return place.value() instanceof Value.Text text ? text.value() : "no text";
  }

  private static List<String> keys(Property place) {
    List<String> keys = new ArrayList<>();
    if (place.value() instanceof Value.Fields fields) {
      for (String key : fields.values().keySet()) {
        keys.add(key);
        keys.addAll(keys(place.at(key)));
      }
    }
    return keys.stream().sorted().toList();
  }

  /** The same, which does not let pass what it can't decide. */
  public static final class Strict implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return new TidyPack().pack(stack).strictly();
    }
  }

  /** The same, configured by itself. */
  public static final class Initial implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return new TidyPack()
          .pack(stack)
          .initially("bounded", Level.MANDATORY, Map.of("most", 5))
          .initially("flag", Level.ADVISORY, Map.of());
    }
  }

  /** Its policies twice. */
  public static final class Twice implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      List<Policy> once = new TidyPack().pack(stack).policies().subList(0, 2);
      List<Policy> twice = new ArrayList<>(once);
      twice.addAll(once);
      return Pack.of("twice", "1.0.0", twice);
    }
  }

  /** A policy by the reserved name. */
  public static final class All implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return Pack.of("invalid-policy", "1.0.0", List.of(SamplePolicy.of("all", it -> {})));
    }
  }
}
