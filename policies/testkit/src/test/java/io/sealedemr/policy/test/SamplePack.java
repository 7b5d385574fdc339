package io.sealedemr.policy.test;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Value;
import java.util.List;
import java.util.regex.Pattern;

/** A pack of well and badly behaved policies; each judges a type of its own. */
public final class SamplePack implements PackSource {

  static {
    System.out.println("65000");
  }

  static final Pattern RUNAWAY = Pattern.compile("(a|aa)+b(\\1)?");

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "sample",
        "1.2.3",
        List.of(
            SamplePolicy.of(
                "not-sealed", it -> it.require(it.at("sealed"), it.at("sealed").isTrue(), "true")),
            SamplePolicy.of(
                "chatty",
                it -> {
                  System.out.println("to standard output");
                  System.err.println("to standard error");
                  it.violation("Said a lot.");
                }),
            SamplePolicy.of(
                "throwing",
                it -> {
                  it.violation("Found before the failure.");
                  throw new IllegalStateException("read " + it.at("password").value());
                }),
            SamplePolicy.of(
                "leaking",
                it -> {
                  if (it.at("password").matches(text -> Integer.parseInt(text) > 0).yes()) {
                    it.violation("Never reached.");
                  }
                }),
            SamplePolicy.of(
                "runaway",
                it -> {
                  Property text = it.at("text");
                  it.require(text, text.matches(t -> RUNAWAY.matcher(t).matches()), "as and b");
                }),
            SamplePolicy.of(
                "deep", it -> it.require(deepest(it.at("p")).is("good"), "The bottom is bad.")),
            SamplePolicy.of("overflowing", it -> overflow(it)),
            SamplePolicy.of("idle", it -> it.notApplicable("There is nothing to do.")),
            SamplePolicy.ofStack(
                "no-resource",
                it -> {
                  if (it.ofType("wanted").isEmpty()) {
                    it.violation("There is no resource of the wanted type.");
                  }
                })));
  }

  private static Property deepest(Property property) {
    Property place = property;
    while (place.value() instanceof Value.Fields) {
      place = place.at("k");
    }
    return place;
  }

  @SuppressWarnings("InfiniteRecursion") // It is what the test is about.
  private static void overflow(ResourceCheck it) {
    overflow(it);
  }

  /** Can't be made. */
  public static final class Broken implements PackSource {
    public Broken() {
      throw new IllegalStateException("no\nway");
    }

    @Override
    public Pack pack(StackInfo stack) {
      throw new AssertionError();
    }
  }
}
