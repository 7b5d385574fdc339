package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sealedemr.sandbox.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes Pulumi's YAML files as maps. */
final class YamlFile {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build())
          .build();

  private YamlFile() {}

  static Map<String, Object> read(Path file) {
    try {
      return parse(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> parse(String name, String text) {
    try {
      Map<String, Object> content =
          MAPPER.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
      return content == null ? new LinkedHashMap<>() : content;
    } catch (IOException e) {
      throw new Unavailable(name + " is not readable YAML: " + e.getMessage(), e);
    }
  }

  static void write(Path file, Map<String, Object> content) {
    try {
      Files.createDirectories(file.getParent());
      MAPPER.writeValue(file.toFile(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The map under a key, or a new one that is put there. */
  @SuppressWarnings("unchecked") // YAML's keys are strings in these files.
  static Map<String, Object> child(Map<String, Object> parent, String key) {
    return (Map<String, Object>)
        parent.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
  }
}
