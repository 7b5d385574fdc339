package io.sealedemr.hdfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The script that looks whether a cluster has the zones that it was asked for.
 *
 * @param text of the script
 */
public record ZonesScript(String text) {

  private static final String FILE = "verify-zones.sh";

  /** Reads it from the program's jar. */
  public static ZonesScript load() {
    try (InputStream file = ZonesScript.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the program's jar");
      }
      return new ZonesScript(new String(file.readAllBytes(), UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Its arguments. EMR makes the zones of its own KMS when the cluster starts, so one that is not
   * there is an error; under another KMS the script makes it, since EMR promises nothing.
   */
  public List<String> arguments(HdfsEncryption encryption) {
    List<String> arguments = new ArrayList<>();
    if (encryption.keyProvider().isPresent()) {
      arguments.add("--create");
    }
    encryption.zones().forEach(zone -> arguments.add(zone.path() + "=" + zone.key()));
    return arguments;
  }
}
