package io.sealedemr.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealedemr.json.ObjectReader;
import io.sealedemr.security.S3Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A script that each node runs before its applications start.
 *
 * @param name as it is shown
 * @param script where it is
 * @param args its arguments
 */
public record BootstrapSettings(String name, Script script, List<String> args) {

  /** Where a script is. */
  public sealed interface Script {

    /**
     * In S3, where somebody else keeps it.
     *
     * @param location the object
     */
    record InS3(S3Location location) implements Script {}

    /**
     * In the project, from where the program uploads it.
     *
     * @param path within the project's folder
     * @param text what it says
     */
    record InProject(String path, String text) implements Script {}
  }

  private static final Pattern PATH =
      Pattern.compile(
          "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^/].*"
              + "|[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
  private static final String A_PATH =
      "s3://bucket/key, or a file of the project, such as stacks/install.sh";

  /** EMR Management Guide, "Create bootstrap actions": so many for a cluster. */
  private static final int MOST = 16;

  private static final int MOST_BYTES = 65_536;

  public BootstrapSettings {
    args = List.copyOf(args);
  }

  /**
   * The list {@code bootstrap}.
   *
   * @param project the project's folder
   */
  static List<BootstrapSettings> read(ObjectReader cluster, Path project) {
    return cluster
        .hidden(true)
        .objects(
            "bootstrap",
            MOST,
            List.of("name", "path", "args"),
            action -> read(action, project, action.hidden(false)));
  }

  private static BootstrapSettings read(ObjectReader action, Path project, ObjectReader shown) {
    String name = shown.required("name", Arguments.NAME, Arguments.A_NAME);
    String path = shown.required("path", PATH, A_PATH);
    return new BootstrapSettings(name, script(path, project, shown), Arguments.read(action));
  }

  private static Script script(String path, Path project, ObjectReader action) {
    if (path.startsWith("s3://")) {
      return new Script.InS3(S3Location.parse(path));
    }
    if (path.isEmpty()) {
      return new Script.InProject(path, "");
    }
    try {
      Path file = project.resolve(path);
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        return new Script.InProject(
            path, UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString());
      }
    } catch (CharacterCodingException noText) {
      // Told below, as what is no file at all.
    } catch (IOException | InvalidPathException unreadable) {
      // Likewise.
    }
    action.fault(
        "path",
        ObjectReader.quoted(path) + ", which can't be read",
        "a file of up to 64 KiB of text in UTF-8, within the project's folder");
    return new Script.InProject(path, "");
  }
}
