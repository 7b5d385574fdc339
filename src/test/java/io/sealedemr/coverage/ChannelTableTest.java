package io.sealedemr.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/coverage.md} says what the data file says. After a change, this test with {@code
 * -Dupdate} writes it anew; the page has the whole command.
 */
class ChannelTableTest {

  private static final Path PAGE = Path.of("..", "docs", "coverage.md");

  @Test
  void thePageIsWhatTheDataFileSays() throws IOException {
    if (System.getProperty("update") != null) {
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE, UTF_8)).isEqualTo(page());
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # What is encrypted by what

            `./sealed coverage <env>` says it for one environment: each channel between the processes of its applications, each place where data stays, by what it is encrypted, since which release, or what is missing and how to close the gap. It reads the committed stack file without its secrets.

                ./sealed coverage dev
                ./sealed coverage prod --format html --output coverage.html

            It ends with 0 if all is encrypted or accepted, with 1 if a gap is left. `--format` is `text`, `markdown`, `json` ([its schema](../src/main/resources/schema/emr-coverage.schema.json)) or `html`.

            ## Gaps

            What stays in clear is a gap with an id. An environment accepts each by its id, else its settings are refused before anything is registered:

                sealed-emr:encryption:
                  accept: [zkfc, tez-am-rpc]

            `in-transit`, `at-rest-s3` and `at-rest-local-disk` accept a kind of encryption that is off as a whole; while it is on they accept nothing. An id that does not exist is an error. One that accepts nothing is only a warning in the report, so that an upgrade that closes a gap breaks no stack file.

            Counted as clear: Hadoop RPC without Kerberos, where two pages of the guide disagree; a series of releases that a page does not list; an application that no page lists (`application-` and its name). A setting of yours counts as undoing an encryption unless its value is known to keep it.

            ## Channels and places

            Written from [`channels.json`](../src/main/resources/io/sealedemr/coverage/channels.json): `./mvnw test -pl src -Dtest=ChannelTableTest -Dupdate`. Ranges are those of the guide: `7.3.0+` is 7.3.0 and later of series 7. *Exists with* lists applications, one of which is enough, and features of the cluster.
            """);
    for (Channel.Kind kind : Channel.Kind.values()) {
      page.append("\n### ").append(kind.title()).append("\n\n");
      page.append(
          """
          | id | channel | ports | exists with | encrypted by | remark | page |
          |---|---|---|---|---|---|---|
          """);
      ChannelFile.get().channels().stream()
          .filter(channel -> channel.kind() == kind)
          .forEach(channel -> page.append(row(channel)));
    }
    page.append(
        """

        ## Settings that undo it

        Any other value than the allowed ones leaves the channels in clear, on the cluster or on one group of it. *Made by the program*: EMR does not set it by itself.

        | classification | property | allowed | made by the program | channels | page |
        |---|---|---|---|---|---|
        """);
    ChannelFile.get().settings().values().forEach(setting -> page.append(row(setting)));
    page.append("\n## Besides\n\n");
    ChannelFile.get()
        .notes()
        .forEach(note -> page.append("* %s (%s)\n".formatted(note.text(), note.source())));
    return page.toString();
  }

  private static String row(Channel channel) {
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            channel.id(),
            MarkdownReport.cell(channel.title()),
            channel.ports(),
            channel.when(),
            channel.mechanisms().isEmpty()
                ? "nothing"
                : channel.mechanisms().stream()
                    .map(ChannelTableTest::mechanism)
                    .collect(Collectors.joining("<br>")),
            MarkdownReport.cell(channel.remark()),
            MarkdownReport.page(channel));
  }

  private static String mechanism(Mechanism mechanism) {
    String releases =
        mechanism.releases().stream().map(ReleaseRange::toString).collect(Collectors.joining(", "));
    String needs = mechanism.needs().stream().map(Need::words).collect(Collectors.joining(" and "));
    return mechanism.name() + " (" + releases + ")" + (needs.isEmpty() ? "" : ": " + needs);
  }

  private static String row(Setting setting) {
    List<Channel> all = ChannelFile.get().channels();
    List<String> channels =
        all.stream()
            .filter(
                channel ->
                    channel.mechanisms().stream()
                        .flatMap(Mechanism::allSettings)
                        .anyMatch(setting::equals))
            .map(Channel::id)
            .toList();
    boolean byProgram =
        all.stream()
            .flatMap(channel -> channel.mechanisms().stream())
            .flatMap(mechanism -> mechanism.setByProgram().stream())
            .anyMatch(setting::equals);
    return "| %s | `%s` | %s | %s | %s | %s%s |\n"
        .formatted(
            String.join(", ", setting.classifications()),
            setting.property(),
            setting.allowed(),
            byProgram ? "yes" : "",
            String.join(", ", channels),
            setting.source(),
            setting.verified() ? "" : " (unverified)");
  }
}
