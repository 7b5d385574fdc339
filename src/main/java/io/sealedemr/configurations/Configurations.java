package io.sealedemr.configurations;

import io.sealedemr.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configurations of a cluster in their only form: sorted, and each classification once. EMR
 * replaces a cluster whose configurations differ, so the same settings must always be the same
 * text.
 *
 * @param entries sorted by classification, at every depth
 */
public record Configurations(List<Configuration> entries) {

  /**
   * Sorts.
   *
   * @throws IllegalArgumentException if a classification is there twice
   */
  public Configurations {
    entries = sorted(entries);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * The text for the cluster's {@code configurationsJson}. Keys are in EMR's own spelling, and no
   * empty list of parts is written: both would read back as a difference.
   */
  public String toJson() {
    return CanonicalJson.text(json(entries));
  }

  private static List<Object> json(List<Configuration> entries) {
    List<Object> list = new ArrayList<>();
    for (Configuration entry : entries) {
      Map<String, Object> object = new TreeMap<>();
      object.put("Classification", entry.classification());
      if (!entry.configurations().isEmpty()) {
        object.put("Configurations", json(entry.configurations()));
      }
      object.put("Properties", entry.properties());
      list.add(object);
    }
    return list;
  }

  private static List<Configuration> sorted(List<Configuration> entries) {
    Map<String, Configuration> byName = new TreeMap<>();
    for (Configuration entry : entries) {
      Configuration sorted =
          new Configuration(
              entry.classification(), entry.properties(), sorted(entry.configurations()));
      if (byName.put(entry.classification(), sorted) != null) {
        throw new IllegalArgumentException(
            "classification " + entry.classification() + " is there twice");
      }
    }
    return List.copyOf(byName.values());
  }
}
