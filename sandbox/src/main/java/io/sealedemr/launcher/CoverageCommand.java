package io.sealedemr.launcher;

import io.sealedemr.coverage.CoverageReport;
import io.sealedemr.coverage.CoverageReport.Format;
import io.sealedemr.settings.EnvironmentCoverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealed coverage}: what is encrypted by what in an environment, and what is not. */
@Command(
    name = "coverage",
    description = {
      "Show what is encrypted by what in an environment, what is not, and what would close each gap.",
      "Reads the committed stack file without its secrets; needs no engine and no account."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sealed coverage dev",
      "  ./sealed coverage prod --format html --output coverage.html",
      "  ./sealed coverage staging --format json | jq .gaps",
      "",
      "Exit codes: 0 all encrypted or accepted, 1 a gap is left, 2 wrong use or settings."
    })
final class CoverageCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
  private String environment = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (the default), markdown, json or html.")
  private Format format = Format.TEXT;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to a file instead of standard output.")
  private @Nullable Path output;

  CoverageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CoverageReport report = EnvironmentCoverage.report(environment, session.settings(environment));
    String text = report.in(format);
    if (output == null) {
      session.out().print(text);
      session.out().flush();
    } else {
      write(output, text);
    }
    return report.acceptance().errors().isEmpty() ? 0 : 1;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WrongUse("--output " + file + " cannot be written: " + e.getMessage());
    }
  }
}
