package io.sealedemr.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.test.EngineSimulator;
import io.sealedemr.policy.test.TestResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;

/**
 * No tree of values makes a rule break off, nor a call fail: trees like those of the rules' own
 * samples with random changes, and wholly random ones, through the packaged process.
 */
class RandomTreesIT {

  private static final String SEED = "20261124";

  /** A rule that breaks off on an exception says its class; a wrong kind is a verdict. */
  private static final String BROKEN_OFF = "could not be judged: (?!expected )";

  private static final List<StackFixture> SAMPLES = samples();
  private static final List<String> TYPES = types();
  private static final List<Object> TEXTS = new ArrayList<>();
  private static final Set<String> KEYS = new LinkedHashSet<>();

  static {
    StackFixture secure = StackFixture.secure();
    secure.names().forEach(name -> vocabulary(secure.properties(name)));
  }

  /** For each type of resource the trees that were judged. */
  private static final Map<String, Integer> JUDGED = new TreeMap<>();

  private static @Nullable EngineSimulator engine;

  @BeforeContainer
  static void start() throws Exception {
    EngineSimulator started = EngineSimulator.start(Path.of(".."), Map.of());
    started.beginPreview();
    engine = started;
  }

  @AfterContainer
  static void endsQuietlyAfterTenThousandTreesForEveryRule() {
    try (EngineSimulator running = running()) {
      assertThat(running.errors()).as("what the pack printed").isEmpty();
    }
    assertThat(JUDGED.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThanOrEqualTo(10_000);
    for (Policy rule : EmrPolicies.all()) {
      if (rule instanceof ResourcePolicy) {
        assertThat(
                rule.spec().types().stream().mapToInt(type -> JUDGED.getOrDefault(type, 0)).sum())
            .as(rule.spec().name())
            .isGreaterThanOrEqualTo(100);
      }
    }
  }

  @Property(tries = 1500, seed = SEED)
  void noChangeOfASampleBreaksARule(
      @ForAll("sample") StackFixture sample, @ForAll("changes") List<Change> changes) {
    List<TestResource> resources = new ArrayList<>(sample.outputs());
    Set<Integer> changed = new LinkedHashSet<>();
    for (Change change : changes) {
      int index = Math.floorMod(change.resource(), resources.size());
      TestResource resource = resources.get(index);
      resources.set(index, resource.withProperties(change.in(resource.properties())));
      changed.add(index);
    }
    judge(resources, changed.stream().map(resources::get).toList());
  }

  @Property(tries = 500, seed = SEED)
  void noRandomStackBreaksARule(@ForAll("stack") List<TestResource> resources) {
    judge(resources, resources);
  }

  @Provide
  Arbitrary<StackFixture> sample() {
    return Arbitraries.of(SAMPLES);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.of(Change.Kind.class),
            values())
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<TestResource>> stack() {
    return Combinators.combine(
            Arbitraries.of(TYPES),
            Arbitraries.of("a", "b", "c"),
            Arbitraries.maps(keys(), values()).ofMaxSize(6))
        .as(TestResource::of)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static Arbitrary<Object> values() {
    return Arbitraries.recursive(RandomTreesIT::scalar, RandomTreesIT::around, 0, 2);
  }

  private static Arbitrary<Object> scalar() {
    return Arbitraries.oneOf(
        Arbitraries.of(TEXTS),
        Arbitraries.of(
            true,
            false,
            0,
            -1,
            1.5,
            Double.MAX_VALUE,
            "",
            "*",
            "{",
            "{\"a\":1e99999999999}",
            "[\"*\"]",
            "arn:aws:kms:::",
            "emr-",
            "emr-99999999999.0",
            "s3://",
            Value.unknown(),
            new Value.Null(false),
            Value.absent(),
            Value.secret("hush"),
            new Value.Unknown(true),
            new Value.Foreign("a form of tomorrow", false),
            new Value.Asset("{}", null, null, null, false),
            new Value.Archive(Map.of(), "p", null, null, true),
            new Value.Reference("urn:x", Value.unknown(), false),
            new Value.Bytes("/w==", false)),
        Arbitraries.strings().ofMaxLength(10).map(text -> text));
  }

  private static Arbitrary<Object> around(Arbitrary<Object> inner) {
    return Arbitraries.oneOf(
        inner.list().ofMaxSize(3).map(list -> list),
        Arbitraries.maps(keys(), inner).ofMaxSize(4).map(map -> map),
        Arbitraries.maps(keys(), inner).ofMaxSize(4).map(Change::text),
        Arbitraries.maps(keys(), inner).ofMaxSize(3).map(Value::secret));
  }

  private static Arbitrary<String> keys() {
    return Arbitraries.of(KEYS);
  }

  private static void judge(List<TestResource> resources, List<TestResource> random) {
    for (TestResource resource : random) {
      notBroken(running().analyze(resource));
      JUDGED.merge(resource.type(), 1, Integer::sum);
    }
    notBroken(running().analyzeStack(resources));
  }

  private static void notBroken(AnalyzeResponse answer) {
    assertThat(answer.getDiagnosticsList())
        .extracting(AnalyzeDiagnostic::getMessage)
        .noneMatch(message -> message.matches("(?s).*" + BROKEN_OFF + ".*"));
  }

  private static EngineSimulator running() {
    EngineSimulator started = engine;
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  private static List<StackFixture> samples() {
    List<StackFixture> all = new ArrayList<>();
    all.add(StackFixture.secure());
    for (Policy rule : EmrPolicies.all()) {
      RuleDocumentation page = RuleDocumentation.of(rule.spec().name());
      all.add(StackFixture.secure().merge(page.bad()));
      all.add(StackFixture.secure().merge(page.good()));
    }
    all.addAll(List.of(Baselines.customBoth(), Baselines.emrCertificates()));
    all.add(Baselines.inlineKeyPolicy());
    return all;
  }

  /** Those that rules are about, and those that the samples are of. */
  private static List<String> types() {
    Set<String> types = new LinkedHashSet<>();
    EmrPolicies.all().stream().map(Policy::spec).map(PolicySpec::types).forEach(types::addAll);
    StackFixture secure = StackFixture.secure();
    secure.names().forEach(name -> types.add(secure.type(name)));
    return List.copyOf(types);
  }

  /** The words of the samples: a random tree of others would pass all rules by. */
  private static void vocabulary(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach(
          (key, part) -> {
            KEYS.add(String.valueOf(key));
            vocabulary(part);
          });
    } else if (tree instanceof List<?> list) {
      list.forEach(RandomTreesIT::vocabulary);
    } else if (tree != null) {
      TEXTS.add(tree);
    }
  }
}
