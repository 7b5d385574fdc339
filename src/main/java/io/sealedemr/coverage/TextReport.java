package io.sealedemr.coverage;

import java.util.ArrayList;
import java.util.List;

/** The report in columns of fixed width. */
final class TextReport {

  private static final int WIDTH = 120;

  /** Id, what, since and standing; what encrypts it, or why nothing does, has the rest. */
  private static final int[] COLUMNS = {26, 30, 6, 9};

  private final StringBuilder text = new StringBuilder();

  private TextReport() {}

  static String of(CoverageReport report) {
    TextReport text = new TextReport();
    text.wrapped("", report.title());
    text.wrapped("", report.summary());
    for (Channel.Kind kind : Channel.Kind.values()) {
      text.section(kind.title());
      report.rows(kind).forEach(row -> text.row(report, row));
    }
    List<RequiredSetting> required = report.coverage().requiredSettings();
    if (!required.isEmpty()) {
      text.section("Set by the program, since EMR does not");
      required.forEach(
          setting -> text.wrapped("  ", setting.property() + " (" + setting.channel() + ")"));
    }
    text.lines("Not accepted", report.acceptance().errors());
    text.lines("Accepted without need", report.acceptance().warnings());
    return text.text.toString();
  }

  private void lines(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      section(title);
      lines.forEach(line -> wrapped("  ", line));
    }
  }

  private void section(String title) {
    text.append('\n').append(title).append('\n');
  }

  private void row(CoverageReport report, Row row) {
    Channel channel = row.channel();
    String how = row.gap() ? row.why() + ". To close it: " + row.close() + "." : row.by();
    cells(
        channel.id(),
        channel.title() + (channel.portsInWords().isEmpty() ? "" : " (" + channel.ports() + ")"),
        CoverageReport.since(row),
        report.standing(row),
        how);
  }

  private void cells(String... cells) {
    List<List<String>> columns = new ArrayList<>();
    int left = WIDTH - 2;
    for (int i = 0; i < cells.length; i++) {
      int width = i < COLUMNS.length ? COLUMNS[i] : left;
      columns.add(wrap(cells[i], width));
      left -= width + 2;
    }
    int height = columns.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < height; line++) {
      StringBuilder words = new StringBuilder("  ");
      for (int i = 0; i < cells.length; i++) {
        String cell = line < columns.get(i).size() ? columns.get(i).get(line) : "";
        words.append(cell);
        if (i < COLUMNS.length) {
          words.append(" ".repeat(COLUMNS[i] - cell.length() + 2));
        }
      }
      text.append(words.toString().stripTrailing()).append('\n');
    }
  }

  private void wrapped(String indent, String line) {
    List<String> lines = wrap(line, WIDTH - indent.length() - 2);
    for (int i = 0; i < lines.size(); i++) {
      text.append(indent).append(i == 0 ? "" : "  ").append(lines.get(i)).append('\n');
    }
  }

  /** Breaks at blanks; a longer word, such as an ARN, where it must. */
  static List<String> wrap(String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      String rest = word;
      if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (rest.length() > width) {
        lines.add(rest.substring(0, width));
        rest = rest.substring(width);
      }
      line.append(line.length() > 0 ? " " : "").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
