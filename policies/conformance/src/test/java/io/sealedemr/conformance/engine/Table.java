package io.sealedemr.conformance.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of cases: what each scenario has shown, from the runs. */
final class Table {

  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  void add(Scenario scenario, Run.Ran ran) {
    row(
        scenario.name(),
        scenario.what(),
        seen(scenario, scenario.preview(), ran.preview()),
        seen(scenario, scenario.update(), ran.update()));
  }

  void add(OtherScenario other) throws Exception {
    row(other.name(), other.what(), other.seen(), "");
  }

  void add(Cases.Impossible impossible) {
    row(impossible.name(), impossible.what(), "none: " + impossible.why(), "");
  }

  private static String seen(Scenario scenario, Scenario.Expected expected, Seen seen) {
    List<String> texts = new ArrayList<>();
    if (!scenario.fits(expected, seen)) {
      texts.add("**not as expected**");
    }
    if (scenario.policies().isEmpty()) {
      texts.add(seen.passed() ? "succeeds" : "fails");
    }
    List<String> events = scenario.events(seen);
    if (events.isEmpty()) {
      texts.add("nothing is told");
    }
    texts.addAll(events);
    return String.join("\n", texts);
  }

  private void row(String name, String what, String preview, String update) {
    rows.computeIfAbsent(name, n -> new ArrayList<>())
        .add(
            "| "
                + cell(name)
                + " | "
                + cell(what)
                + " | "
                + cell(preview)
                + " | "
                + cell(update)
                + " |");
  }

  private static String cell(String text) {
    return text.strip().replace("|", "\\|").replace("\n", "<br>");
  }

  Set<String> cases() {
    return rows.keySet();
  }

  int rows(String name) {
    return rows.getOrDefault(name, List.of()).size();
  }

  /** Writes it, the cases in this order. */
  void write(Path file, List<String> cases) {
    List<String> lines = new ArrayList<>();
    lines.add("| case | scenario | preview | update |");
    lines.add("|---|---|---|---|");
    cases.forEach(name -> lines.addAll(rows.getOrDefault(name, List.of())));
    Installation.write(file, String.join("\n", lines) + "\n");
  }
}
