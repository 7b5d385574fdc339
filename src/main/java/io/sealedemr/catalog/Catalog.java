package io.sealedemr.catalog;

import io.sealedemr.json.Form;
import io.sealedemr.json.Recording;
import io.sealedemr.json.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings, in the order of their descriptions. */
public final class Catalog {

  private final List<Setting> settings;
  private final List<Description> unused;

  private Catalog(List<Setting> settings, List<Description> unused) {
    this.settings = List.copyOf(settings);
    this.unused = List.copyOf(unused);
  }

  /**
   * A catalogue of what readers asked for.
   *
   * @param keys by path
   * @param descriptions as {@code descriptions.tsv} has them
   */
  public static Catalog of(Map<String, Recording.Key> keys, String descriptions) {
    List<Description> all = Description.parse(descriptions);
    List<Setting> settings = new ArrayList<>();
    keys.forEach(
        (path, key) ->
            settings.add(new Setting(path, key.form(), key.required(), description(all, path))));
    settings.sort(
        Comparator.comparingInt(
            setting -> setting.description().map(all::indexOf).orElse(Integer.MAX_VALUE)));
    return new Catalog(
        settings,
        all.stream()
            .filter(
                each ->
                    settings.stream()
                        .noneMatch(s -> s.description().filter(each::equals).isPresent()))
            .toList());
  }

  /** The description of just this key, or else of keys like it. */
  private static Optional<Description> description(List<Description> all, String path) {
    return all.stream()
        .filter(each -> each.key().equals(path))
        .findFirst()
        .or(() -> all.stream().filter(each -> each.describes(path)).findFirst());
  }

  /** All settings. */
  public List<Setting> settings() {
    return settings;
  }

  /** Descriptions of what no reader asks for. */
  public List<Description> unused() {
    return unused;
  }

  /**
   * The setting of a name, such as {@code sealed-emr:cluster.core.count}; the namespace and what
   * stands for an object of a list may be left out.
   */
  public Optional<Setting> find(String name) {
    String plain = plain(name);
    return settings.stream().filter(setting -> plain(setting.key()).equals(plain)).findFirst();
  }

  /** The name that was probably meant. */
  public Optional<String> nearest(String name) {
    String plain = plain(name);
    List<String> names = settings.stream().map(Setting::name).toList();
    return names.stream()
        .filter(each -> plain(each).endsWith("." + plain))
        .findFirst()
        .or(() -> Spelling.nearest(plain, names));
  }

  /** What stands directly in an object or in each object of a list. */
  public List<Setting> children(Setting parent) {
    String key = parent.key() + (parent.form() instanceof Form.Objects ? "[]" : "");
    return settings.stream().filter(setting -> setting.parent().equals(key)).toList();
  }

  /** What stands in the stack file itself. */
  public Stream<Setting> roots() {
    return settings.stream().filter(setting -> setting.parent().isEmpty());
  }

  private static String plain(String name) {
    String all = name.replaceAll("\\[[0-9]*]", "");
    return all.startsWith(Setting.NAMESPACE) ? all.substring(Setting.NAMESPACE.length()) : all;
  }
}
