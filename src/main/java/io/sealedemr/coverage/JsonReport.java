package io.sealedemr.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/** The report as JSON; {@code schema/emr-coverage.schema.json} describes it. */
final class JsonReport {

  /** Goes up when a reader of the last version would misunderstand. */
  private static final int VERSION = 1;

  private JsonReport() {}

  static String of(CoverageReport report) {
    StringWriter text = new StringWriter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      write(json, report);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, CoverageReport report) throws IOException {
    Coverage coverage = report.coverage();
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeStringField("environment", report.environment());
    json.writeStringField("release", coverage.situation().release().toString());
    texts(json, "applications", coverage.situation().applications());
    json.writeArrayFieldStart("rows");
    for (Row row : coverage.rows()) {
      row(json, report, row);
    }
    json.writeEndArray();
    texts(json, "gaps", coverage.gaps());
    json.writeArrayFieldStart("requiredSettings");
    for (RequiredSetting setting : coverage.requiredSettings()) {
      json.writeStartObject();
      json.writeStringField("classification", setting.property().classification());
      json.writeStringField("property", setting.property().property());
      json.writeStringField("value", setting.property().value());
      json.writeStringField("channel", setting.channel());
      json.writeStringField("why", setting.why());
      json.writeStringField("source", setting.source());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "errors", report.acceptance().errors());
    texts(json, "warnings", report.acceptance().warnings());
    json.writeEndObject();
  }

  private static void row(JsonGenerator json, CoverageReport report, Row row) throws IOException {
    Channel channel = row.channel();
    json.writeStartObject();
    json.writeStringField("id", channel.id());
    json.writeStringField("kind", channel.kind().id());
    json.writeStringField("application", channel.application());
    json.writeStringField("channel", channel.name());
    json.writeStringField("ports", channel.ports());
    json.writeStringField("status", row.status().words());
    json.writeBooleanField("accepted", report.accepted(row));
    json.writeStringField("by", row.by());
    json.writeStringField("since", row.since().map(ReleaseLabel::toString).orElse(""));
    json.writeArrayFieldStart("problems");
    for (Row.Problem problem : row.problems()) {
      json.writeStartObject();
      json.writeStringField("kind", problem.kind());
      json.writeStringField("why", problem.why());
      json.writeStringField("close", problem.close());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("remark", channel.remark());
    json.writeStringField("source", channel.source());
    json.writeBooleanField("verified", channel.verified());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String key, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
