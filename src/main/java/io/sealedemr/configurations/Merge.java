package io.sealedemr.configurations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The user's configurations together with what encryption needs.
 *
 * @param result everything of both; nothing if there are conflicts
 * @param conflicts what the user must change first, in the order of the user's list
 */
public record Merge(Configurations result, List<Conflict> conflicts) {

  /** The part of environment variables. */
  private static final String EXPORT = "export";

  public Merge {
    conflicts = List.copyOf(conflicts);
  }

  /**
   * Merges.
   *
   * @param users as the user wrote them, in that order
   * @param required what encryption needs
   * @param undoing what the user may not set, besides other values for what is required
   * @throws IllegalArgumentException if two required properties contradict each other
   */
  public static Merge of(
      List<Configuration> users, List<RequiredProperty> required, UndoingSettings undoing) {
    List<Conflict> conflicts = new ArrayList<>();
    Map<String, Configuration> merged =
        new Check(checked(required), undoing, conflicts).distinct(users, "", "");
    if (!conflicts.isEmpty()) {
      return new Merge(new Configurations(List.of()), conflicts);
    }
    for (RequiredProperty property : required) {
      merged.merge(property.classification(), configuration(property), Merge::add);
    }
    return new Merge(new Configurations(List.copyOf(merged.values())), List.of());
  }

  private static List<RequiredProperty> checked(List<RequiredProperty> required) {
    for (RequiredProperty one : required) {
      for (RequiredProperty other : required) {
        if (one.classification().equals(other.classification())
            && one.property().equals(other.property())
            && !one.value().equals(other.value())) {
          throw new IllegalArgumentException(
              one.neededBy() + " and " + other.neededBy() + " need different " + one.property());
        }
      }
    }
    return required;
  }

  private static Configuration configuration(RequiredProperty required) {
    Map<String, String> properties = Map.of(required.property(), required.value());
    Configuration plain = new Configuration(required.classification(), properties);
    return plain.isEnvironment()
        ? new Configuration(
            required.classification(), Map.of(), List.of(new Configuration(EXPORT, properties)))
        : plain;
  }

  private static Configuration add(Configuration user, Configuration needed) {
    Map<String, String> properties = new TreeMap<>(user.properties());
    properties.putAll(needed.properties());
    Map<String, Configuration> parts = new LinkedHashMap<>();
    user.configurations().forEach(part -> parts.put(part.classification(), part));
    needed.configurations().forEach(part -> parts.merge(part.classification(), part, Merge::add));
    return new Configuration(user.classification(), properties, List.copyOf(parts.values()));
  }

  /** Looks at what the user wrote. */
  private record Check(
      List<RequiredProperty> required, UndoingSettings undoing, List<Conflict> conflicts) {

    /**
     * The entries by classification.
     *
     * @param parent what their parts' names begin with
     * @param path where the list stands
     */
    Map<String, Configuration> distinct(List<Configuration> entries, String parent, String path) {
      Map<String, Configuration> byName = new LinkedHashMap<>();
      for (int i = 0; i < entries.size(); i++) {
        Configuration entry = entries.get(i);
        String place = path + "[" + i + "]";
        entry(entry, parent, place);
        if (byName.putIfAbsent(entry.classification(), entry) != null) {
          conflicts.add(
              new Conflict(
                  place + ".classification",
                  quoted(entry.classification()) + " a second time",
                  "one entry for each classification"));
        }
      }
      return byName;
    }

    private void entry(Configuration entry, String parent, String place) {
      if (entry.isEnvironment() && !entry.properties().isEmpty()) {
        conflicts.add(
            new Conflict(
                place + ".properties",
                "variables of " + quoted(entry.classification()),
                "variables in configurations, in an entry with the classification export"));
      }
      entry
          .properties()
          .forEach(
              (property, value) ->
                  property(
                      parent + entry.classification(),
                      property,
                      value,
                      place + ".properties." + property));
      var unused =
          distinct(
              entry.configurations(),
              parent + entry.classification() + "/",
              place + ".configurations");
    }

    private void property(String classification, String property, String value, String place) {
      if (Secrets.looksSecret(property, value)) {
        conflicts.add(
            new Conflict(
                place,
                "what looks like a secret",
                "no secret, since configurations are shown to everybody who may describe the"
                    + " cluster; let a bootstrap action fetch it from Secrets Manager"));
        return;
      }
      Optional<RequiredProperty> needed =
          required.stream()
              .filter(one -> place(one).equals(classification) && one.property().equals(property))
              .findFirst();
      if (needed.isPresent()) {
        // The very value that is needed is no objection, wherever it comes from.
        if (!needed.get().value().equals(value)) {
          conflicts.add(
              new Conflict(
                  place,
                  quoted(value),
                  quoted(needed.get().value()) + ", which " + needed.get().neededBy() + " needs"));
        }
        return;
      }
      undoing
          .objection(classification, property, value)
          .ifPresent(
              objection ->
                  conflicts.add(new Conflict(place, objection.found(), objection.allowed())));
    }

    private static String place(RequiredProperty required) {
      return required.classification().endsWith("-env")
          ? required.classification() + "/" + EXPORT
          : required.classification();
    }

    private static String quoted(String text) {
      return '"' + text + '"';
    }
  }
}
