package io.sealedemr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;

/**
 * Measures all contenders in turns, so that what else the machine does falls on all of them, and
 * writes what came out beside what was aimed at.
 */
public final class Main {

  private static final int TURNS = 9;
  private static final int BLOCKS_A_TURN = 2;
  private static final int CALLS_A_BLOCK = 600;
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);

  private final StringBuilder page = new StringBuilder();
  private final List<String> targets = new ArrayList<>();
  private final Path root;
  private final Contenders contenders;
  private final int turns;

  private Main(Path root, Contenders contenders, int turns) {
    this.root = root;
    this.contenders = contenders;
    this.turns = turns;
  }

  /**
   * Runs all of it.
   *
   * @param args the checkout, and the number of turns, if not nine
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    int turns = args.length > 1 ? Integer.parseInt(args[1]) : TURNS;
    Main run = new Main(root, Contenders.in(root), turns);
    String before = load();
    run.starts();
    run.calls();
    run.stacks();
    run.previews();
    run.write(before, load());
  }

  private void starts() throws IOException, InterruptedException {
    List<Contender> all = new ArrayList<>();
    all.add(contenders.bareWithDefaultFlags());
    all.add(contenders.bareWithoutArchive());
    all.add(contenders.pack("empty pack, no archive", "empty-without-archive"));
    all.add(contenders.pack("EMR pack, no archive", "emr-without-archive"));
    all.add(contenders.bare());
    all.add(contenders.pack("empty pack, archive", "empty"));
    all.add(contenders.pack("EMR pack, archive", "emr"));
    contenders.node().ifPresent(all::add);
    Map<Contender, Sample> port = samples(all);
    Map<Contender, Sample> calls = samples(all);
    AnalyzeRequest resource = SampleStack.requests().get(0);
    AnalyzeStackRequest stack = SampleStack.ofSize(1);
    for (int round = 0; round <= turns; round++) {
      for (Contender contender : all) {
        try (AnalyzerProcess process = AnalyzerProcess.start(contender)) {
          double end = process.firstCalls(resource, stack);
          // The first round warms the disk's cache, and this process.
          if (round > 0) {
            get(port, contender).add(process.portMillis());
            get(calls, contender).add(end);
          }
        }
      }
    }
    Sample bare = get(calls, contenders.bare());
    page.append("\n## Start, ").append(turns).append(" turns, milliseconds\n\n");
    row("", "to the port line", "to the end of the first preview's calls", "the same × bare");
    row("---", "---", "---", "---");
    for (Contender contender : all) {
      row(
          contender.name(),
          get(port, contender).show("%.0f"),
          get(calls, contender).show("%.0f"),
          get(calls, contender).over(bare).show("%.2f"));
    }
    target(
        "a first start of the EMR pack without an archive, to the end of the first calls, × a bare"
            + " analyzer with default flags",
        get(calls, all.get(3)).over(get(calls, all.get(0))),
        "%.2f",
        1.0);
  }

  private void calls() throws IOException, InterruptedException {
    List<Contender> all = running();
    Map<Contender, Sample> middle = samples(all);
    Map<Contender, Sample> single = samples(all);
    Map<Contender, AnalyzerProcess> processes = new LinkedHashMap<>();
    List<AnalyzeRequest> resources = SampleStack.requests();
    try {
      for (Contender contender : all) {
        AnalyzerProcess process = AnalyzerProcess.start(contender);
        processes.put(contender, process);
        var unused = process.firstCalls(resources.get(0), SampleStack.ofSize(1));
      }
      for (int block = -2; block < turns * BLOCKS_A_TURN; block++) {
        for (Map.Entry<Contender, AnalyzerProcess> running : processes.entrySet()) {
          Sample times = new Sample();
          for (int i = 0; i < CALLS_A_BLOCK; i++) {
            double millis = running.getValue().analyze(resources.get(i % resources.size()));
            times.add(millis);
            if (block >= 0) {
              get(single, running.getKey()).add(millis);
            }
          }
          if (block >= 0) {
            get(middle, running.getKey()).add(times.median());
          }
        }
      }
    } finally {
      processes.values().forEach(AnalyzerProcess::close);
    }
    Sample bare = get(middle, contenders.bare());
    page.append("\n## Analyze, ")
        .append(turns * BLOCKS_A_TURN * CALLS_A_BLOCK)
        .append(" calls on the resources of the secure EMR stack, milliseconds\n\n");
    row("", "p50", "p99", "p50 above bare");
    row("---", "---", "---", "---");
    for (Contender contender : all) {
      row(
          contender.name(),
          get(middle, contender).show("%.3f"),
          format("%.2f", get(single, contender).quantile(0.99)),
          get(middle, contender).minus(bare).show("%.3f"));
    }
    target(
        "Analyze with all rules, p50, milliseconds above the bare analyzer",
        get(middle, all.get(2)).minus(bare),
        "%.3f",
        0.1);
  }

  private void stacks() throws IOException, InterruptedException {
    List<Contender> all = running();
    Map<Integer, Map<Contender, Sample>> times = new LinkedHashMap<>();
    Map<Contender, Sample> memory = samples(all);
    List<AnalyzeStackRequest> requests = SIZES.stream().map(SampleStack::ofSize).toList();
    SIZES.forEach(size -> times.put(size, samples(all)));
    for (int round = 0; round < turns; round++) {
      for (Contender contender : all) {
        // A new process each time, as a preview asks once.
        try (AnalyzerProcess process = AnalyzerProcess.start(contender)) {
          var unused = process.firstCalls(SampleStack.requests().get(0), SampleStack.ofSize(1));
          for (int i = 0; i < SIZES.size(); i++) {
            Map<Contender, Sample> ofSize = times.getOrDefault(SIZES.get(i), Map.of());
            get(ofSize, contender).add(process.analyze(requests.get(i)));
          }
          get(memory, contender).add(process.peakMebibytes());
        }
      }
    }
    page.append("\n## AnalyzeStack, ")
        .append(turns)
        .append(" turns, each in a new process, milliseconds; peak memory in MiB\n\n");
    row("", "100", "1,000", "10,000", "10,000 × bare", "peak", "peak × bare");
    row("---", "---", "---", "---", "---", "---", "---");
    Map<Contender, Sample> small = times.getOrDefault(1_000, Map.of());
    Map<Contender, Sample> large = times.getOrDefault(10_000, Map.of());
    for (Contender contender : all) {
      row(
          contender.name(),
          get(times.getOrDefault(100, Map.of()), contender).show("%.0f"),
          get(small, contender).show("%.0f"),
          get(large, contender).show("%.0f"),
          get(large, contender).over(get(large, contenders.bare())).show("%.2f"),
          get(memory, contender).show("%.0f"),
          get(memory, contender).over(get(memory, contenders.bare())).show("%.2f"));
    }
    Contender emr = all.get(2);
    target(
        "AnalyzeStack with 10,000 resources, all rules, × the bare analyzer",
        get(large, emr).over(get(large, contenders.bare())),
        "%.2f",
        1.5);
    target(
        "growth of AnalyzeStack from 1,000 to 10,000 resources, × ten times as long",
        get(large, emr).over(get(small, emr)).over(tens()),
        "%.2f",
        1.0);
    target(
        "peak memory with 10,000 resources, × the bare analyzer",
        get(memory, emr).over(get(memory, contenders.bare())),
        "%.2f",
        1.5);
  }

  private Sample tens() {
    Sample tens = new Sample();
    for (int i = 0; i < turns; i++) {
      tens.add(10);
    }
    return tens;
  }

  private void previews() throws IOException {
    Previews previews = Previews.in(root);
    List<Previews.Setup> all = new ArrayList<>();
    all.add(previews.setup("no pack", Optional.empty(), Optional.empty()));
    for (String name : List.of("bare", "empty", "emr")) {
      all.add(
          previews.setup(
              name.equals("bare") ? "bare analyzer" : name + " pack",
              Optional.of(contenders.pack(name)),
              Optional.of(contenders.plugin(name))));
    }
    Optional<Contender> node = contenders.node();
    if (node.isPresent()) {
      all.add(previews.setup("Node pack", Optional.of(node.get().folder()), Optional.empty()));
    }
    Map<Previews.Setup, Sample> seconds = new LinkedHashMap<>();
    all.forEach(setup -> seconds.put(setup, new Sample()));
    for (int round = 0; round <= turns; round++) {
      for (Previews.Setup setup : all) {
        double time = previews.seconds(setup);
        if (round > 0) {
          get(seconds, setup).add(time);
        }
      }
    }
    Sample nothing = get(seconds, all.get(0));
    Sample bare = get(seconds, all.get(1)).minus(nothing);
    page.append("\n## A preview of a YAML program without resources, ")
        .append(turns)
        .append(" turns, seconds; packs with their archives\n\n");
    row("", "whole", "added", "added × bare");
    row("---", "---", "---", "---");
    for (Previews.Setup setup : all) {
      Sample added = get(seconds, setup).minus(nothing);
      row(
          setup.name(),
          get(seconds, setup).show("%.2f"),
          added.show("%.2f"),
          added.over(bare).show("%.2f"));
    }
    Sample emr = get(seconds, all.get(3)).minus(nothing);
    target(
        "what the EMR pack adds to a preview, × the bare analyzer", emr.over(bare), "%.2f", 1.15);
    if (node.isPresent()) {
      target(
          "what the EMR pack adds to a preview, × the Node pack",
          emr.over(get(seconds, all.get(4)).minus(nothing)),
          "%.2f",
          0.7);
    }
  }

  private List<Contender> running() {
    List<Contender> all = new ArrayList<>();
    all.add(contenders.bare());
    all.add(contenders.pack("empty pack", "empty"));
    all.add(contenders.pack("EMR pack", "emr"));
    contenders.node().ifPresent(all::add);
    return all;
  }

  private static <K> Map<K, Sample> samples(List<K> keys) {
    Map<K, Sample> samples = new LinkedHashMap<>();
    keys.forEach(key -> samples.put(key, new Sample()));
    return samples;
  }

  private static <K> Sample get(Map<K, Sample> samples, K key) {
    Sample sample = samples.get(key);
    if (sample == null) {
      throw new IllegalArgumentException("not measured: " + key);
    }
    return sample;
  }

  private void row(String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void target(String what, Sample found, String format, double most) {
    targets.add(
        "| %s | ≤ %s | %s | %s |"
            .formatted(
                what,
                format("%.2f", most),
                found.show(format),
                found.median() <= most
                    ? "met"
                    : "missed by " + format(format, found.median() - most)));
  }

  private static String format(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  /** Linux's averages of runnable processes over 1, 5 and 15 minutes. */
  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).replaceAll(" [^ ]+ [^ ]+\n", "");
  }

  private void write(String before, String after) throws IOException {
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    String cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.replaceAll(".*: ", ""))
            .orElse("unknown");
    String head =
        """
        # What a policy pack costs, %s

        Written by `policies/bench/run`. Medians, in brackets the quartiles. All contenders take turns, so that ratios hold where times do not; each ratio is of two values of the same turn.

        * Machine: %d × %s, %s
        * JDK: %s
        * Load averages before: %s; after: %s

        | target | aimed at | found | |
        |---|---|---|---|
        %s
        """
            .formatted(
                date,
                Runtime.getRuntime().availableProcessors(),
                cpu,
                System.getProperty("os.name"),
                Runtime.version(),
                before,
                after,
                String.join("\n", targets));
    Path file = root.resolve("policies/bench/results").resolve(date + ".md");
    Files.createDirectories(root.resolve("policies/bench/results"));
    Files.writeString(file, head + page);
    System.out.println(file);
  }
}
