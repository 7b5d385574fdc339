package io.sealedemr.coverage;

import java.util.List;

/**
 * What is encrypted by what in an environment, ready to be shown.
 *
 * @param environment its name
 * @param coverage what was judged
 * @param acceptance which gaps the environment accepts
 */
public record CoverageReport(String environment, Coverage coverage, Acceptance acceptance) {

  /** The forms of a report. */
  public enum Format {
    /** Aligned columns of at most 120 characters, for a terminal or a log. */
    TEXT,
    /** Tables for a pull request or a page. */
    MARKDOWN,
    /** For other programs; {@code schema/emr-coverage.schema.json} describes it. */
    JSON,
    /** One page without anything outside of itself. */
    HTML
  }

  /** The report in one of its forms, with a line end last. */
  public String in(Format format) {
    return switch (format) {
      case TEXT -> TextReport.of(this);
      case MARKDOWN -> MarkdownReport.of(this);
      case JSON -> JsonReport.of(this);
      case HTML -> HtmlReport.of(this);
    };
  }

  String title() {
    return "Encryption of "
        + environment
        + ": "
        + coverage.situation().release()
        + (coverage.situation().applications().isEmpty()
            ? ""
            : ", " + String.join(", ", coverage.situation().applications()));
  }

  /** How many are encrypted, in clear, and accepted. */
  String summary() {
    int gaps = coverage.gaps().size();
    int accepted = acceptance.accepted().size();
    return coverage.rows().size()
        - gaps
        + " encrypted, "
        + gaps
        + " in clear"
        + (gaps == 0 ? "" : accepted == gaps ? ", accepted" : ", " + accepted + " of them accepted")
        + ".";
  }

  List<Row> rows(Channel.Kind kind) {
    return coverage.rows().stream().filter(row -> row.channel().kind() == kind).toList();
  }

  boolean accepted(Row row) {
    return acceptance.accepted().contains(row.channel().id());
  }

  /** How a row stands, with its acceptance. */
  String standing(Row row) {
    return row.status().words() + (accepted(row) ? ", accepted" : "");
  }

  static String since(Row row) {
    return row.since().map(label -> label.toString().substring("emr-".length())).orElse("");
  }
}
