package io.sealedemr.artifacts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes a provider's properties into its jar. The same jar and properties give the same bytes on
 * every machine, or each preview would show a new object: entries are sorted, stored and carry one
 * fixed time.
 */
final class PropertiesIntoJar {

  /** See the zip of the TLS material: not the very first time that a zip can name. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** Graphic ASCII but the backslash: means itself in a properties file. */
  private static final Pattern PLAIN = Pattern.compile("[!-\\[\\]-~]+");

  private PropertiesIntoJar() {}

  /**
   * The jar with a file beside the class, as the providers look for it.
   *
   * @throws IllegalArgumentException if a value cannot stand in such a file; all of them at once
   */
  static byte[] write(byte[] jar, String className, Map<String, String> properties) {
    SortedMap<String, byte[]> entries = files(jar);
    String file = className.replace('.', '/');
    if (!entries.containsKey(file + ".class")) {
      throw new IllegalArgumentException("the jar has no " + className);
    }
    entries.put(file + ".properties", text(properties).getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        add(zip, entry.getKey(), entry.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static SortedMap<String, byte[]> files(byte[] jar) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a provider's jar cannot be read", e);
    }
    return files;
  }

  private static String text(Map<String, String> properties) {
    List<String> faults = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    new TreeMap<>(properties)
        .forEach(
            (key, value) -> {
              if (PLAIN.matcher(value).matches()) {
                text.append(key).append('=').append(value).append('\n');
              } else {
                faults.add(
                    key
                        + ": found \""
                        + value
                        + "\", allowed: visible ASCII characters but the backslash");
              }
            });
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return text.toString();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
