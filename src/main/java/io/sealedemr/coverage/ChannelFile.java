package io.sealedemr.coverage;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code channels.json}: the facts, read once.
 *
 * @param notes what is to be known of all channels
 * @param withoutChannels applications that are libraries only, in lower case
 * @param settings by property
 * @param channels in the order of the file
 */
record ChannelFile(
    List<Note> notes,
    Set<String> withoutChannels,
    Map<String, Setting> settings,
    List<Channel> channels) {

  /** A remark with its page. */
  record Note(String text, String source) {}

  private static final class Loaded {
    static final ChannelFile FILE = load();
  }

  static ChannelFile get() {
    return Loaded.FILE;
  }

  private static ChannelFile load() {
    JsonMapper mapper =
        JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (InputStream file =
        Objects.requireNonNull(ChannelFile.class.getResourceAsStream("channels.json"))) {
      return read(mapper.readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ChannelFile read(JsonNode file) {
    only(file, "notes", "withoutChannels", "settings", "channels");
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : file.path("settings").properties()) {
      settings.put(entry.getKey(), setting(entry.getKey(), entry.getValue()));
    }
    return new ChannelFile(
        list(file.path("notes"), note -> new Note(text(note, "text"), text(note, "source"))),
        list(
                file.path("withoutChannels"),
                node -> text(node, "application").toLowerCase(Locale.ROOT))
            .stream()
            .collect(Collectors.toUnmodifiableSet()),
        settings,
        list(file.path("channels"), node -> channel(node, settings)));
  }

  private static Setting setting(String property, JsonNode node) {
    only(node, "classifications", "value", "alsoGood", "effect", "source", "verified");
    return new Setting(
        property,
        texts(node, "classifications"),
        node.has("value") ? text(node, "value") : null,
        texts(node, "alsoGood"),
        node.path("effect").asText("switches the encryption off"),
        text(node, "source"),
        node.path("verified").asBoolean(true));
  }

  private static Channel channel(JsonNode node, Map<String, Setting> settings) {
    only(
        node,
        "id",
        "kind",
        "group",
        "application",
        "channel",
        "ports",
        "applications",
        "features",
        "exists",
        "mechanisms",
        "remark",
        "instead",
        "source",
        "verified");
    String application = text(node, "application");
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    texts(node, "features").forEach(id -> features.add(one(Feature.values(), Feature::id, id)));
    return new Channel(
        text(node, "id"),
        one(Channel.Kind.values(), Channel.Kind::id, text(node, "kind")),
        node.has("group") ? one(Group.values(), Group::id, text(node, "group")) : null,
        application,
        text(node, "channel"),
        node.path("ports").asText(""),
        texts(node, "applications"),
        features,
        ranges(node, "exists"),
        list(node.path("mechanisms"), mechanism -> mechanism(mechanism, settings)),
        node.path("remark").asText(""),
        node.path("instead").asText("leave " + application + " out"),
        text(node, "source"),
        node.path("verified").asBoolean(true));
  }

  private static Mechanism mechanism(JsonNode node, Map<String, Setting> settings) {
    only(node, "name", "releases", "needs", "settings", "setByProgram");
    Function<String, Setting> known =
        property ->
            Objects.requireNonNull(
                settings.get(property), () -> "channels.json: no setting " + property);
    return new Mechanism(
        text(node, "name"),
        ranges(node, "releases"),
        texts(node, "needs").stream().map(id -> one(Need.values(), Need::id, id)).toList(),
        texts(node, "settings").stream().map(known).toList(),
        texts(node, "setByProgram").stream().map(known).toList());
  }

  private static List<ReleaseRange> ranges(JsonNode node, String key) {
    return texts(node, key).stream().map(ReleaseRange::of).toList();
  }

  private static List<String> texts(JsonNode node, String key) {
    return list(node.path(key), JsonNode::textValue);
  }

  private static String text(JsonNode node, String key) {
    return Objects.requireNonNull(
        node.path(key).textValue(), () -> "channels.json: no " + key + " in " + node);
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
    List<T> values = new ArrayList<>();
    array.forEach(node -> values.add(each.apply(node)));
    return List.copyOf(values);
  }

  private static <T> T one(T[] values, Function<T, String> id, String wanted) {
    return Stream.of(values)
        .filter(value -> id.apply(value).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("channels.json: unknown word " + wanted));
  }

  /** A misspelt key would otherwise be a fact that nobody reads. */
  private static void only(JsonNode node, String... keys) {
    List<String> known = List.of(keys);
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException("channels.json: unknown key " + name + " in " + node);
      }
    }
  }
}
