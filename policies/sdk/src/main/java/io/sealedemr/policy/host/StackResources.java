package io.sealedemr.policy.host;

import io.sealedemr.policy.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The resources of a stack; each is translated when a policy first asks for its type. */
public final class StackResources {

  private final Map<String, List<Entry>> byType = new LinkedHashMap<>();

  /** What was asked for: policies ask for the same types again and again. */
  private final Map<String, List<Resource>> asked = new HashMap<>();

  private final Map<String, Entry> byUrn = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  private static final class Entry {
    private final Supplier<Resource> source;
    private @Nullable Resource resource;

    Entry(Supplier<Resource> source) {
      this.source = source;
    }

    Resource get() {
      Resource known = resource;
      if (known == null) {
        known = source.get();
        resource = known;
      }
      return known;
    }
  }

  /** Resources that are there already. */
  public static StackResources of(List<Resource> resources) {
    StackResources all = new StackResources();
    resources.forEach(resource -> all.add(resource.type(), resource.urn(), () -> resource));
    return all;
  }

  void add(String type, String urn, Supplier<Resource> source) {
    Entry entry = new Entry(source);
    entries.add(entry);
    asked.remove(type);
    byUrn.put(urn, entry);
    byType.computeIfAbsent(type, t -> new ArrayList<>()).add(entry);
  }

  synchronized List<Resource> all() {
    return entries.stream().map(Entry::get).toList();
  }

  synchronized List<Resource> ofType(String type) {
    return asked.computeIfAbsent(
        type,
        t ->
            byType.getOrDefault(t, List.of()).stream()
                .map(Entry::get)
                .collect(Collectors.toUnmodifiableList()));
  }

  synchronized Optional<Resource> find(String urn) {
    return Optional.ofNullable(byUrn.get(urn)).map(Entry::get);
  }

  /** Those that were asked for so far. */
  synchronized List<Resource> read() {
    return entries.stream().filter(entry -> entry.resource != null).map(Entry::get).toList();
  }
}
