package io.sealedemr.coverage;

import java.util.List;

/**
 * The report as one page: no script, no address that a browser would load, nothing by colour only.
 */
final class HtmlReport {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%1$s</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%%; }
      caption { font-size: 1.25rem; font-weight: 600; padding: 1rem 0 .5rem; text-align: left; }
      th, td { border-bottom: 1px solid #8888; padding: .4rem .6rem; text-align: left; vertical-align: top; }
      tbody th { font-weight: 500; overflow-wrap: anywhere; }
      .gap td:first-of-type { font-weight: 700; }
      .gap { background: #f003; }
      .accepted { background: #fa03; }
      </style>
      </head>
      <body>
      <main>
      <h1>%1$s</h1>
      <p>%2$s</p>
      """;

  private HtmlReport() {}

  static String of(CoverageReport report) {
    StringBuilder page =
        new StringBuilder(HEAD.formatted(escaped(report.title()), escaped(report.summary())));
    for (Channel.Kind kind : Channel.Kind.values()) {
      table(
          page,
          kind.title(),
          "Id",
          "Status",
          "What",
          "By what, or why not",
          "Since",
          "To close it",
          "Page");
      report.rows(kind).forEach(row -> row(page, report, row));
      page.append("</tbody>\n</table>\n</div>\n");
    }
    List<RequiredSetting> required = report.coverage().requiredSettings();
    if (!required.isEmpty()) {
      table(
          page,
          "Set by the program, since EMR does not",
          "Classification",
          "Property",
          "Value",
          "For");
      for (RequiredSetting setting : required) {
        page.append("<tr>");
        header(page, setting.property().classification());
        data(page, setting.property().property());
        data(page, setting.property().value());
        data(page, setting.channel());
        page.append("</tr>\n");
      }
      page.append("</tbody>\n</table>\n</div>\n");
    }
    list(page, "Not accepted", report.acceptance().errors());
    list(page, "Accepted without need", report.acceptance().warnings());
    list(
        page,
        "Notes",
        ChannelFile.get().notes().stream()
            .map(note -> note.text() + " (" + note.source() + ")")
            .toList());
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void row(StringBuilder page, CoverageReport report, Row row) {
    Channel channel = row.channel();
    page.append(
        row.gap()
            ? report.accepted(row) ? "<tr class=\"accepted\">" : "<tr class=\"gap\">"
            : "<tr>");
    header(page, channel.id());
    data(page, report.standing(row));
    data(page, channel.title() + (channel.ports().isEmpty() ? "" : " (" + channel.ports() + ")"));
    data(page, row.gap() ? row.why() : row.by());
    data(page, CoverageReport.since(row));
    data(page, row.close());
    page.append("<td>")
        .append(
            Pages.address(channel.source())
                .map(
                    address ->
                        "<a href=\""
                            + address
                            + "\">"
                            + escaped(Pages.name(channel.source()))
                            + "</a>")
                .orElse(escaped(channel.source())))
        .append(channel.verified() ? "" : " (unverified)")
        .append("</td></tr>\n");
  }

  private static void table(StringBuilder page, String caption, String... headers) {
    page.append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(escaped(caption))
        .append("\">\n<table>\n<caption>")
        .append(escaped(caption))
        .append("</caption>\n<thead><tr>");
    for (String header : headers) {
      page.append("<th scope=\"col\">").append(header).append("</th>");
    }
    page.append("</tr></thead>\n<tbody>\n");
  }

  private static void list(StringBuilder page, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      page.append("<h2>").append(title).append("</h2>\n<ul>\n");
      lines.forEach(line -> page.append("<li>").append(escaped(line)).append("</li>\n"));
      page.append("</ul>\n");
    }
  }

  private static void header(StringBuilder page, String words) {
    page.append("<th scope=\"row\">").append(escaped(words)).append("</th>");
  }

  private static void data(StringBuilder page, String words) {
    page.append("<td>").append(escaped(words)).append("</td>");
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
