package io.sealedemr.coverage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A channel between processes, or a place where data stays: one row of {@code channels.json}.
 *
 * @param id stable, kebab-case: what an environment writes to accept the gap
 * @param kind whether data moves here or stays
 * @param group of which kind of encryption it is, if that can be left out as a whole
 * @param application to which it belongs
 * @param name what it is
 * @param ports EMR's ports; empty if there are none to name
 * @param applications one of which must be there; empty for any cluster
 * @param features all of which must be there
 * @param exists releases that have it; empty for all
 * @param mechanisms in order of preference; empty if no release encrypts it
 * @param remark what else is to be known; may be empty
 * @param instead what to do if no release encrypts it
 * @param source guide and page
 * @param verified whether the page says so in so many words
 */
record Channel(
    String id,
    Kind kind,
    @Nullable Group group,
    String application,
    String name,
    String ports,
    List<String> applications,
    Set<Feature> features,
    List<ReleaseRange> exists,
    List<Mechanism> mechanisms,
    String remark,
    String instead,
    String source,
    boolean verified) {

  /** Whether data moves or stays. */
  enum Kind {
    IN_TRANSIT("in-transit", "In transit"),
    AT_REST("at-rest", "At rest");

    private final String id;
    private final String title;

    Kind(String id, String title) {
      this.id = id;
      this.title = title;
    }

    String id() {
      return id;
    }

    String title() {
      return title;
    }
  }

  boolean existsIn(Situation situation) {
    return (applications.isEmpty() || applications.stream().anyMatch(situation::has))
        && situation.features().containsAll(features)
        && (exists.isEmpty()
            || exists.stream().anyMatch(range -> range.contains(situation.release())));
  }

  /** Channel, with its application unless that is said: {@code Hadoop: MapReduce shuffle}. */
  String title() {
    return name.contains(application) ? name : application + ": " + name;
  }

  /** Its ports, such as {@code ports 8020, 8485}; empty if there are none to name. */
  String portsInWords() {
    if (ports.isEmpty() || ports.equals("dynamic")) {
      return ports.isEmpty() ? "" : "a dynamic port";
    }
    return (ports.contains(",") ? "ports " : "port ") + ports;
  }

  /** When it exists, in words. */
  String when() {
    String parts =
        Stream.of(
                String.join(", ", applications),
                features.stream().map(Feature::id).sorted().collect(Collectors.joining(" and ")),
                exists.stream().map(ReleaseRange::toString).collect(Collectors.joining(", ")))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return parts.isEmpty() ? "always" : parts;
  }
}
