package io.sealedemr.policy.host;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The exemptions that hold for one pack and stack, and which of them were used. They never hold for
 * a policy that could not come to an end or hangs on unknown values, nor for a violation of the
 * stack as a whole. The file is read when the first violation asks for it.
 */
final class Exemptions {

  /** The file's name beside the program's {@code Pulumi.yaml}. */
  private static final String NAME = "exemptions.yaml";

  /**
   * What is said of one violation.
   *
   * @param exempted whether it is told as advisory only
   * @param before a line in front of the message; empty for none
   * @param after a line behind it; empty for none
   */
  record Verdict(boolean exempted, String before, String after) {
    private static final Verdict NONE = new Verdict(false, "", "");

    String around(String message) {
      return before + message + after;
    }
  }

  private final Pack pack;
  private final StackInfo stack;
  private final Optional<String> setting;
  private final HostOptions options;
  private final boolean ignored;
  private final Set<Exemption> used = new LinkedHashSet<>();
  private final Set<Exemption> undecided = new LinkedHashSet<>();
  private @Nullable ExemptionFile file;

  /**
   * Those of a file.
   *
   * @param setting another file than the one beside {@code Pulumi.yaml}
   * @param ignored whether none counts
   */
  Exemptions(
      Pack pack, StackInfo stack, Optional<String> setting, HostOptions options, boolean ignored) {
    this.pack = pack;
    this.stack = stack;
    this.setting = setting;
    this.options = options;
    this.ignored = ignored;
  }

  synchronized Verdict verdict(PolicySpec spec, Outcome.Finding finding) {
    Resource on = finding.on();
    if (!finding.judged()) {
      undecided(spec, on == null ? "" : on.urn());
    }
    if (ignored || on == null || !finding.judged()) {
      return Verdict.NONE;
    }
    Verdict verdict = Verdict.NONE;
    for (Exemption exemption : concerning(spec, on.urn())) {
      if (exemption.covers(finding.where())) {
        used.add(exemption);
        if (!ended(exemption)) {
          return new Verdict(
              true,
              "EXEMPTED until %s (owner %s): %s\n"
                  .formatted(exemption.until(), exemption.owner(), exemption.reason()),
              "");
        }
        verdict =
            new Verdict(
                false,
                "",
                "\nAn exemption for this ended on %s (owner %s)."
                    .formatted(exemption.until(), exemption.owner()));
      }
    }
    return verdict;
  }

  /**
   * Takes note that a policy could not decide about a resource, so that nothing counts as unused.
   *
   * @param urn empty if it could not decide about the stack
   */
  synchronized void undecided(PolicySpec spec, String urn) {
    if (ignored) {
      return;
    }
    if (urn.isEmpty()) {
      own(file()).stream()
          .filter(entry -> entry.policies().contains(spec.name()))
          .forEach(undecided::add);
    } else {
      undecided.addAll(concerning(spec, urn));
    }
  }

  private List<Exemption> concerning(PolicySpec spec, String urn) {
    return own(file()).stream().filter(entry -> entry.covers(spec.name(), urn)).toList();
  }

  private List<Exemption> own(ExemptionFile content) {
    return content.entries().stream()
        .filter(entry -> entry.pack().isEmpty() || entry.pack().equals(pack.name()))
        .toList();
  }

  private boolean ended(Exemption exemption) {
    return LocalDate.now(options.clock()).isAfter(exemption.until());
  }

  /** What is wrong with the file, after all has been judged: one sentence each. */
  synchronized List<String> report() {
    String name = setting.orElse(NAME);
    ExemptionFile content = file();
    List<String> report = new ArrayList<>();
    content.faults().forEach(fault -> report.add(name + ", " + fault));
    Set<String> policies =
        pack.policies().stream().map(policy -> policy.spec().name()).collect(Collectors.toSet());
    for (Exemption entry : own(content)) {
      String at = name + ", line " + entry.line() + ": ";
      List<String> unknown =
          entry.policies().stream().filter(policy -> !policies.contains(policy)).toList();
      for (String policy : unknown) {
        report.add(
            "%spack %s has no policy \"%s\"%s%s."
                .formatted(
                    at,
                    pack.name(),
                    policy,
                    Suggestion.of(policy, policies),
                    entry.pack().isEmpty() ? "; for another pack's, name it as \"pack\"" : ""));
      }
      if (unknown.size() == entry.policies().size()) {
        continue;
      }
      if (!entry.concerns(stack.project(), stack.name())) {
        continue;
      }
      if (ended(entry)) {
        report.add(
            "%sended on %s (owner %s) and does not count any more."
                .formatted(at, entry.until(), entry.owner()));
      } else if (!used.contains(entry) && !undecided.contains(entry)) {
        report.add(
            "%snot used: this stack has no violation that it covers (owner %s)."
                .formatted(at, entry.owner()));
      }
    }
    return report;
  }

  private ExemptionFile file() {
    ExemptionFile known = file;
    if (known == null) {
      known = read();
      file = known;
    }
    return known;
  }

  private ExemptionFile read() {
    Path wanted = Path.of(setting.orElse(NAME));
    Optional<Path> place =
        wanted.isAbsolute()
            ? Optional.of(wanted)
            : options.program().get().map(folder -> folder.resolve(wanted));
    if (place.isEmpty()) {
      return setting.isEmpty()
          ? ExemptionFile.NONE
          : ExemptionFile.faulty("the program's folder is not known here; give an absolute path.");
    }
    return setting.isEmpty() && !Files.exists(place.get())
        ? ExemptionFile.NONE
        : ExemptionReader.read(place.get());
  }
}
