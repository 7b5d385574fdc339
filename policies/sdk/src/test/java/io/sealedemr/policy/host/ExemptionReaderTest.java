package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExemptionReaderTest {

  private static final String WHOLE =
      """
      exemptions:
        - policies: [bucket-open]
          resources: ["urn:pulumi:prod::etl::aws:s3/bucket:Bucket::legacy-*"]
          path: .acl
          reason: "RISK-1042: drained in March"
          owner: team-etl
          until: 2027-03-31
      """;

  @TempDir private Path folder;

  private ExemptionFile read(String text) throws IOException {
    Path file = folder.resolve("exemptions.yaml");
    Files.writeString(file, text);
    return ExemptionReader.read(file);
  }

  @Test
  void readsAWholeEntry() throws IOException {
    assertThat(read(WHOLE))
        .isEqualTo(
            new ExemptionFile(
                List.of(
                    new Exemption(
                        2,
                        Set.of("bucket-open"),
                        List.of("urn:pulumi:prod::etl::aws:s3/bucket:Bucket::legacy-*"),
                        ".acl",
                        "RISK-1042: drained in March",
                        "team-etl",
                        LocalDate.of(2027, 3, 31),
                        "")),
                List.of()));
  }

  @Test
  void anEntryThatLacksAPartDoesNotCount() throws IOException {
    for (String key : List.of("policies", "resources", "path", "reason", "owner", "until")) {
      String without =
          WHOLE
              .lines()
              .map(
                  line ->
                      line.strip().startsWith(key + ":") || line.contains("- " + key + ":")
                          ? line.replaceAll("[a-z]+:.*", "pack: p")
                          : line)
              .reduce("", (text, line) -> text + line + "\n");
      ExemptionFile file = read(without);
      assertThat(file.entries()).as(key).isEmpty();
      assertThat(file.faults())
          .containsExactly("line 2: the entry does not count: \"" + key + "\" is missing.");
    }
  }

  @Test
  void namesAllFaultsOfAnEntry() throws IOException {
    ExemptionFile file =
        read(
            WHOLE
                + """
                  - policies: bucket-open
                    resources: ["*"]
                    path: ""
                    reason: [a]
                    reason: x
                    ownr: team-etl
                    until: soon
                """);
    assertThat(file.entries()).hasSize(1);
    assertThat(file.faults())
        .containsExactly(
            "line 8: the entry does not count: \"reason\" is there twice; \"owner\" is missing;"
                + " there is no key \"ownr\" (did you mean \"owner\"?); \"resources\" names every"
                + " resource; name the ones that are meant; \"policies\" is no list of texts;"
                + " \"path\" is no text; \"until\" is \"soon\", wanted a day such as 2027-03-31.");
  }

  @Test
  void refusesAPatternOfStarsAndColons() throws IOException {
    assertThat(read(WHOLE.replaceAll("urn:[^\"]*", "*::**")).faults())
        .containsExactly(
            "line 2: the entry does not count: \"resources\" names every resource; name the ones"
                + " that are meant.");
  }

  @Test
  void aFileThatCannotBeReadHasAFaultAndNoEntries() throws IOException {
    assertThat(read("exemptions: [").faults())
        .singleElement()
        .asString()
        .startsWith("line 1: this is no YAML: ");
    assertThat(read("exemption: []").faults())
        .containsExactly("line 1: wanted one key, \"exemptions\", with a list of entries.");
    assertThat(read("exemptions: {}").faults())
        .containsExactly("line 1: wanted one key, \"exemptions\", with a list of entries.");
    assertThat(read("exemptions:\n  - text").faults())
        .containsExactly("line 2: the entry does not count: it is no map of keys.");
    assertThat(ExemptionReader.read(folder.resolve("gone")).faults())
        .containsExactly("can't be read (NoSuchFileException).");
    Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
    assertThat(ExemptionReader.read(folder.resolve("bytes")).faults())
        .containsExactly("this is no text in UTF-8.");
    assertThat(read("").faults()).isEmpty();
    assertThat(read("exemptions: []")).isEqualTo(ExemptionFile.NONE);
  }
}
