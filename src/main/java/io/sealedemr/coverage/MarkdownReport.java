package io.sealedemr.coverage;

import java.util.List;

/** The report as Markdown. */
final class MarkdownReport {

  private MarkdownReport() {}

  static String of(CoverageReport report) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(cell(report.title())).append("\n\n");
    text.append(report.summary()).append('\n');
    for (Channel.Kind kind : Channel.Kind.values()) {
      text.append("\n## ").append(kind.title()).append("\n\n");
      text.append("| id | what | status | by what, or why not | since | to close it | page |\n");
      text.append("|---|---|---|---|---|---|---|\n");
      report.rows(kind).forEach(row -> text.append(row(report, row)));
    }
    List<RequiredSetting> required = report.coverage().requiredSettings();
    if (!required.isEmpty()) {
      text.append("\n## Set by the program, since EMR does not\n\n");
      text.append("| classification | property | value | for |\n|---|---|---|---|\n");
      for (RequiredSetting setting : required) {
        text.append(
            "| %s | %s | %s | %s |\n"
                .formatted(
                    setting.property().classification(),
                    setting.property().property(),
                    setting.property().value(),
                    setting.channel()));
      }
    }
    list(text, "Not accepted", report.acceptance().errors());
    list(text, "Accepted without need", report.acceptance().warnings());
    list(
        text,
        "Notes",
        ChannelFile.get().notes().stream()
            .map(note -> note.text() + " (" + note.source() + ")")
            .toList());
    return text.toString();
  }

  private static String row(CoverageReport report, Row row) {
    Channel channel = row.channel();
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            channel.id(),
            cell(channel.title() + (channel.ports().isEmpty() ? "" : " (" + channel.ports() + ")")),
            row.gap() ? "**" + report.standing(row) + "**" : report.standing(row),
            cell(row.gap() ? row.why() : row.by()),
            CoverageReport.since(row),
            cell(row.close()),
            page(channel));
  }

  /** The page of a row, as a link where its address is known. */
  static String page(Channel channel) {
    return Pages.address(channel.source())
            .map(address -> "[" + Pages.name(channel.source()) + "](" + address + ")")
            .orElse(channel.source())
        + (channel.verified() ? "" : " (unverified)");
  }

  private static void list(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n## ").append(title).append("\n\n");
      lines.forEach(line -> text.append("* ").append(cell(line)).append('\n'));
    }
  }

  /** What a user wrote may hold anything. */
  static String cell(String words) {
    return words
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("`", "\\`")
        .replace("[", "\\[")
        .replaceAll("\\s+", " ");
  }
}
