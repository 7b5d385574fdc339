package io.sealedemr.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sealedemr.settings.SettingsCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema by which editors complete and check stack files. */
class StackFileSchemaTest {

  private static final Catalog CATALOG = SettingsCatalog.load();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(StackFileSchema.of(CATALOG));

  /** What Java's patterns have and those of ECMAScript, which editors use, do not. */
  private static final Pattern JAVA_ONLY =
      Pattern.compile("\\(\\?[a-zA-Z>]|\\\\[AzZGQEpP]|[*+?}]\\+|&&");

  private static final String FILE =
      """
      config:
        aws:region: eu-west-2
        sealed-emr:cluster: {releaseLabel: emr-7.9.0}
      """;

  private static List<String> faults(String yaml) {
    try {
      return SCHEMA.validate(new YAMLMapper().readTree(yaml).toString(), InputFormat.JSON).stream()
          .map(Object::toString)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void theCommittedSchemaIsMadeOfTheSettings() {
    Generated.holds("stacks/schema.json", StackFileSchema.of(CATALOG));
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Generated.ROOT.resolve("stacks"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("Pulumi\\..*\\.yaml"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachStackFileIsValid(Path file) throws IOException {
    assertThat(faults(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachStackFileNamesItsSchemaForEditors(Path file) throws IOException {
    Path schema = Generated.ROOT.resolve("stacks/schema.json");
    String path = Objects.requireNonNull(file.getParent()).relativize(schema).toString();

    assertThat(Files.readAllLines(file).get(0))
        .isEqualTo("# yaml-language-server: $schema=" + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:profile: sandbox",
        "pulumi:tags: {owner: data}",
        "aws:allowedAccountIds: [\"111122223333\"]",
        "sealed-emr:protect: true",
        "sealed-emr:protect: \"true\"",
        "sealed-emr:tags: {Team: Data}",
        "sealed-emr:tlsMaterial: {secure: AAABAAa}",
        "sealed-emr:keys: {disk: {multiRegion: true}}",
        "sealed-emr:keys: {rotationDays: 2560}",
        "sealed-emr:encryption: {s3: {overrides: [{bucket: data}]}}",
        "sealed-emr:kerberos: {externalKdc: {adminServer: kdc:749, kdcServer: kdc}}",
      })
  void whatIsAllowedIsValid(String setting) {
    assertThat(faults(FILE + "  " + setting)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sealed-emr:clusters: {}                                        | /config: property 'sealed-emr:clusters' is not defined in the schema and the schema does not allow additional properties",
        "sealed-emr:name: Data                                          | /config/sealed-emr:name: does not match the regex pattern ^([a-z][a-z0-9-]{0,21}[a-z0-9])$",
        "sealed-emr:protect: 'yes'                                      | /config/sealed-emr:protect: does not have a value in the enumeration [true, false, \"true\", \"false\"]",
        "sealed-emr:tags: {'aws:owner': Data}                           | /config/sealed-emr:tags: property 'aws:owner' is not defined in the schema and the schema does not allow additional properties",
        "sealed-emr:tlsMaterial: plain                                  | /config/sealed-emr:tlsMaterial: string found, object expected",
        "sealed-emr:keys: {rotationDays: 2561}                          | /config/sealed-emr:keys/rotationDays: must have a maximum value of 2560",
        "sealed-emr:keys: {rotationDays: '365'}                         | /config/sealed-emr:keys/rotationDays: string found, integer expected",
        "sealed-emr:keys: {disks: {multiRegion: true}}                  | /config/sealed-emr:keys: property 'disks' is not defined in the schema and the schema does not allow additional properties",
        "sealed-emr:encryption: {s3: {mode: SSE-C}}                     | /config/sealed-emr:encryption/s3/mode: does not have a value in the enumeration [\"SSE-KMS\", \"SSE-S3\", \"CSE-KMS\", \"CSE-Custom\", \"none\"]",
        "sealed-emr:encryption: {s3: {overrides: []}}                   | /config/sealed-emr:encryption/s3/overrides: must have at least 1 items but found 0",
        "sealed-emr:encryption: {s3: {overrides: [{mode: SSE-KMS}]}}    | /config/sealed-emr:encryption/s3/overrides/0: required property 'bucket' not found",
        "sealed-emr:encryption: {accept: [hue-ui, hue-ui]}              | /config/sealed-emr:encryption/accept: must have only unique items in the array",
        "sealed-emr:kerberos: {externalKdc: {adminServer: kdc}}         | /config/sealed-emr:kerberos/externalKdc: required property 'kdcServer' not found",
      })
  void whatIsNotAllowedIsTold(String setting, String fault) {
    assertThat(faults(FILE + "  " + setting)).containsExactly(fault);
  }

  @Test
  void whatEveryEnvironmentNeedsIsRequired() {
    assertThat(faults("config: {}"))
        .containsExactlyInAnyOrder(
            "/config: required property 'aws:region' not found",
            "/config: required property 'sealed-emr:account' not found",
            "/config: required property 'sealed-emr:cluster' not found");
    assertThat(faults("encryptionsalt: v1:abc"))
        .containsExactly(": required property 'config' not found");
  }

  @Test
  void patternsAreThoseThatEditorsKnow() {
    assertThat(StackFileSchema.patterns(CATALOG))
        .hasSizeGreaterThan(20)
        .noneMatch(pattern -> JAVA_ONLY.matcher(pattern).find());
  }
}
