package io.sealedemr.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sealedemr.coverage.CoverageReport.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden files are written anew by this test with {@code -Dupdate}. */
class CoverageReportTest {

  private static final Path GOLDEN = Path.of("test", "resources", "coverage");

  private static CoverageReport sealed() {
    Coverage coverage = Situations.sealed("emr-7.9.0", "Hadoop", "Spark").coverage();
    return new CoverageReport("dev", coverage, coverage.accepting(List.of("zkfc")));
  }

  private static CoverageReport gaps() {
    Coverage coverage =
        Situations.sealed("emr-7.3.0", "Hadoop", "Hive", "HBase", "Hue", "Pig")
            .withoutKerberos()
            .withoutDiskEncryption()
            .with(InstanceStore.OTHER)
            .primaries(3)
            .zones("/data")
            .with(
                new Property("hive", "hive.llap.enabled", "true"),
                new Property("yarn-site", "yarn.http.policy", "HTTP_ONLY"),
                new Property(
                    "hive-site",
                    "javax.jdo.option.ConnectionURL",
                    "jdbc:mysql://db/hive?a=<b>|\"c\""))
            .coverage();
    return new CoverageReport(
        "old & <new>|x",
        coverage,
        coverage.accepting(List.of("zkfc", "at-rest-local-disk", "tez-am-rcp", "pig")));
  }

  static Stream<Arguments> reports() {
    return Stream.of(Format.values())
        .flatMap(
            format ->
                Stream.of(
                    Arguments.of("sealed", format, sealed()),
                    Arguments.of("gaps", format, gaps())));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void aReportIsAsItsGoldenFile(String name, Format format, CoverageReport report)
      throws IOException {
    String ending =
        switch (format) {
          case TEXT -> "txt";
          case MARKDOWN -> "md";
          default -> format.name().toLowerCase(Locale.ROOT);
        };
    Path golden = GOLDEN.resolve(name + "." + ending);
    if (System.getProperty("update") != null) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, report.in(format));
    }

    assertThat(report.in(format)).isEqualTo(Files.readString(golden, UTF_8));
  }

  @Test
  void aTextFits120ColumnsWithoutColours() {
    assertThat((sealed().in(Format.TEXT) + gaps().in(Format.TEXT)).lines())
        .allSatisfy(
            line -> {
              assertThat(line).hasSizeLessThanOrEqualTo(120).doesNotContain("\033");
              assertThat(line).isEqualTo(line.stripTrailing());
            });
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyRowAndErrorIsInEveryForm(Format format) {
    CoverageReport report = gaps();

    assertThat(report.in(format))
        .contains(report.coverage().rows().stream().map(row -> row.channel().id()).toList())
        .contains("did you mean")
        .endsWith("\n");
  }

  @Test
  void aPageLoadsNothingAndRunsNothing() {
    assertThat(gaps().in(Format.HTML))
        .doesNotContain("<script", " src=", "@import", "url(", "<link", "onclick")
        .doesNotContain("<new>", "<b>")
        .contains("<html lang=\"en\">", "<caption>In transit</caption>", "scope=\"row\"");
  }

  @Test
  void theJsonFulfilsItsSchema() throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(
            CoverageReport.class.getResourceAsStream("/schema/emr-coverage.schema.json"))) {
      Schema checker =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(schema.readAllBytes(), UTF_8));
      assertThat(checker.validate(sealed().in(Format.JSON), InputFormat.JSON)).isEmpty();
      assertThat(checker.validate(gaps().in(Format.JSON), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void longWordsAreBrokenWhereTheyMust() {
    assertThat(TextReport.wrap("a bb ccccccc d", 4)).containsExactly("a bb", "cccc", "ccc", "d");
  }

  @Test
  void theSummaryCounts() {
    assertThat(sealed().summary())
        .isEqualTo(sealed().coverage().rows().size() + " encrypted, 0 in clear.");
    Coverage coverage = Situations.sealed("emr-7.9.0").primaries(3).coverage();
    int on = coverage.rows().size() - 1;
    assertThat(new CoverageReport("x", coverage, coverage.accepting(List.of("zkfc"))).summary())
        .isEqualTo(on + " encrypted, 1 in clear, accepted.");
    assertThat(new CoverageReport("x", coverage, coverage.accepting(List.of())).summary())
        .isEqualTo(on + " encrypted, 1 in clear, 0 of them accepted.");
  }
}
