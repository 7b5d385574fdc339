package io.sealedemr.hdfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script in a real shell. HDFS and its KMS are stand-ins, whose output is that of Hadoop's
 * {@code KeyShell}, {@code CryptoAdmin} and {@code FsShell}; what they hold stands in files.
 */
class VerifyZonesTest {

  @TempDir private Path state;

  /**
   * A file of the state that is named {@code fail.<words>} makes that call end with its content.
   */
  private static final String STAND_IN =
      """
      #!/bin/bash
      set -u
      state=%s
      call="${0##*/} $*"
      echo "$call" >> "$state/calls"
      echo "WARN util.NativeCodeLoader: something of no importance" >&2
      for fail in "$state"/fail.*; do
        if [[ -e $fail && "${call//[ \\/]/_}" == "${fail##*/fail.}"* ]]; then
          echo "RemoteException: Connection refused" >&2
          exit "$(< "$fail")"
        fi
      done
      case $call in
        "hadoop key list") cat "$state/keys" ;;
        "hdfs crypto -listZones") cat "$state/zones"; echo ;;
        "hdfs crypto -createZone -keyName "*)
          printf '%%s  %%s \\n' "$6" "$4" >> "$state/zones"
          echo "Added encryption zone $6" ;;
        "hdfs dfs -test -e "*) test -e "$state/root$4" ;;
        "hdfs dfs -test -d "*) test -d "$state/root$4" ;;
        "hdfs dfs -mkdir -p "*) mkdir -p "$state/root$4" ;;
        "hdfs dfs -count "*)
          printf '%%12s %%12s %%18s %%s\\n' "$(find "$state/root$3" -type d | wc -l)" \\
            "$(find "$state/root$3" -type f | wc -l)" 0 "$3" ;;
        *) echo "unexpected call: $call" >&2; exit 99 ;;
      esac
      """;

  @BeforeEach
  void clusterWithOneZone() throws IOException {
    for (String name : List.of("bin/hdfs", "bin/hadoop")) {
      Path file = state.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, STAND_IN.formatted(state));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
    Files.createDirectories(state.resolve("root"));
    keys("a_key", "b_key");
    zones("/a  a_key \n");
  }

  @Test
  void allZonesAreThere() throws Exception {
    zones("/a        a_key \n/b/c=1.2  b_key \n");

    assertThat(run("/b/c=1.2=b_key", "/a=a_key"))
        .isEqualTo(
            new Result(
                0,
                """
                HDFS encryption zones: /a is under key a_key
                HDFS encryption zones: /b/c=1.2 is under key b_key
                """,
                ""));
  }

  @Test
  void theRootIsAZone() throws Exception {
    zones("/  a_key \n");

    assertThat(run("/=a_key").code()).isZero();
  }

  /** The tool wraps its table at 80 columns, but never a path. */
  @Test
  void aLongKeyIsReadFromSeveralLines() throws Exception {
    String path = "/" + "p".repeat(70);
    String key = "a_long_key_name_of_25_char";
    keys(key);
    zones(
        path
            + "  a_long_key \n"
            + " ".repeat(72)
            + " _name_of_2 \n"
            + " ".repeat(72)
            + " 5_char     \n");

    assertThat(run(path + "=" + key).code()).isZero();
  }

  @Test
  void allFaultsAreToldAtOnce() throws Exception {
    keys("a_key", "other");
    zones("/a       other \n/extra x  a_key \n");

    assertThat(run("/a=a_key", "/b=b_key"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                HDFS encryption zones: /a is under key other, expected a_key
                HDFS encryption zones: key b_key of /b does not exist
                HDFS encryption zones: /b is no zone, expected one under key b_key
                HDFS encryption zones: /extra x is a zone under key a_key, expected none
                HDFS encryption zones: not as expected, faults: 4
                """));
  }

  @Test
  void noZonesAtAll() throws Exception {
    zones("");

    assertThat(run("/a=a_key").errors())
        .startsWith("HDFS encryption zones: /a is no zone, expected one under key a_key\n");
    assertThat(calls()).noneMatch(call -> call.contains("-createZone"));
  }

  @Test
  void aMissingZoneIsMadeOfADirectoryThatIsAbsentOrEmpty() throws Exception {
    zones("");
    Files.createDirectories(state.resolve("root/b"));

    assertThat(run("--create", "/x/a=a_key", "/b=b_key"))
        .isEqualTo(
            new Result(
                0,
                """
                HDFS encryption zones: made /b under key b_key
                HDFS encryption zones: made /x/a under key a_key
                HDFS encryption zones: /b is under key b_key
                HDFS encryption zones: /x/a is under key a_key
                """,
                ""));
    assertThat(state.resolve("root/x/a")).isDirectory();
  }

  @Test
  void whatIsThereIsNotMadeAgain() throws Exception {
    assertThat(run("--create", "/a=a_key").code()).isZero();
    assertThat(calls()).noneMatch(call -> call.contains("-createZone"));
  }

  @Test
  void aDirectoryWithDataIsLeftAlone() throws Exception {
    zones("");
    Files.createDirectories(state.resolve("root/a"));
    Files.writeString(state.resolve("root/a/file"), "clear");
    Files.createDirectories(state.resolve("root/b/empty"));
    Files.writeString(state.resolve("root/c"), "clear");
    keys("a_key", "b_key", "c_key");

    Result result = run("--create", "/a=a_key", "/b=b_key", "/c=c_key");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.errors())
        .startsWith(
            """
            HDFS encryption zones: /a cannot become a zone: it is not empty, and what is in it would stay in clear
            HDFS encryption zones: /b cannot become a zone: it is not empty, and what is in it would stay in clear
            HDFS encryption zones: /c cannot become a zone: it is a file
            """)
        .endsWith("faults: 6\n");
    assertThat(calls()).noneMatch(call -> call.contains("-createZone"));
  }

  @Test
  void noZoneIsMadeUnderAKeyThatDoesNotExist() throws Exception {
    zones("");
    keys();

    assertThat(run("--create", "/a=a_key"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                HDFS encryption zones: key a_key of /a does not exist
                HDFS encryption zones: /a is no zone, expected one under key a_key
                HDFS encryption zones: not as expected, faults: 2
                """));
    assertThat(calls()).noneMatch(call -> call.contains("-mkdir"));
  }

  @Test
  void noAnswerIsNoPass() throws Exception {
    fail("hdfs_crypto_-listZones", 2);
    assertThat(run("/a=a_key"))
        .isEqualTo(
            new Result(
                3,
                "",
                "HDFS encryption zones: \"hdfs crypto -listZones\" ended with exit code 2\n"));
  }

  @Test
  void aKmsWithoutAnAnswerIsNoPass() throws Exception {
    fail("hadoop_key_list", 1);

    assertThat(run("/a=a_key").errors())
        .isEqualTo("HDFS encryption zones: \"hadoop key list\" ended with exit code 1\n");
  }

  @Test
  void aZoneThatCannotBeMadeIsNoPass() throws Exception {
    zones("");
    fail("hdfs_crypto_-createZone", 2);

    assertThat(run("--create", "/a=a_key"))
        .isEqualTo(
            new Result(
                3,
                "",
                "HDFS encryption zones: \"hdfs crypto -createZone -keyName a_key -path /a\" ended"
                    + " with exit code 2\n"));
  }

  @Test
  void aQuestionWithoutAnAnswerIsNotTakenForNo() throws Exception {
    zones("");
    fail("hdfs_dfs_-test_-e", 255);

    assertThat(run("--create", "/a=a_key"))
        .isEqualTo(
            new Result(
                3,
                "",
                "HDFS encryption zones: \"hdfs dfs -test -e /a\" ended with exit code 255\n"));
    assertThat(calls()).noneMatch(call -> call.contains("-mkdir"));
  }

  @Test
  void outputOfAnotherFormIsNoPass() throws Exception {
    zones("Zones:\n/a  a_key \n");
    assertThat(run("/a=a_key"))
        .isEqualTo(
            new Result(
                3,
                "",
                "HDFS encryption zones: unexpected output of \"hdfs crypto -listZones\": Zones:\n"));

    zones("/a  a_key \n");
    Files.writeString(state.resolve("keys"), "There are no valid KeyProviders configured.\n");
    assertThat(run("/a=a_key"))
        .isEqualTo(
            new Result(
                3,
                "",
                "HDFS encryption zones: unexpected output of \"hadoop key list\": There are no"
                    + " valid KeyProviders configured.\n"));
  }

  @Test
  void wrongArgumentsAreTold() throws Exception {
    assertThat(run())
        .isEqualTo(
            new Result(
                2, "", "HDFS encryption zones: usage: verify-zones.sh [--create] path=key ...\n"));
    assertThat(run("/a").errors()).isEqualTo("HDFS encryption zones: \"/a\" is no path=key\n");
    assertThat(run("/a=K").errors()).isEqualTo("HDFS encryption zones: \"/a=K\" is no path=key\n");
    assertThat(run("/a=k", "/a=l").errors())
        .isEqualTo("HDFS encryption zones: /a is given twice\n");
    assertThat(calls()).isEmpty();
  }

  private void keys(String... keys) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Listing keys for KeyProvider: KMSClientProvider[http://ip-10-0-0-1:9700/kms/v1/]");
    lines.addAll(List.of(keys));
    Files.write(state.resolve("keys"), lines);
  }

  private void zones(String table) throws IOException {
    Files.writeString(state.resolve("zones"), table);
  }

  private void fail(String call, int code) throws IOException {
    Files.writeString(state.resolve("fail." + call), String.valueOf(code));
  }

  private List<String> calls() throws IOException {
    Path calls = state.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** Runs the script; errors are without those of the stand-ins. */
  private Result run(String... arguments) throws IOException, InterruptedException {
    Path script = state.resolve("verify-zones.sh");
    Files.writeString(script, ZonesScript.load().text());
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    Path out = state.resolve("out");
    Path errors = state.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", state.resolve("bin") + ":/usr/bin:/bin");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String told =
        Files.readString(errors, UTF_8)
            .replaceAll("(?m)^(WARN util\\.|RemoteException: ).*\\n", "");
    return new Result(process.exitValue(), Files.readString(out, UTF_8), told);
  }

  private record Result(int code, String output, String errors) {}
}
