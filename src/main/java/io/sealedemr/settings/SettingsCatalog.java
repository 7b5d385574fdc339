package io.sealedemr.settings;

import io.sealedemr.catalog.Catalog;
import io.sealedemr.json.Form;
import io.sealedemr.json.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** All settings that there are, as the program reads them. */
public final class SettingsCatalog {

  /** Of the AWS provider's own settings those that an environment should know. */
  private static final Map<String, Recording.Key> OF_THE_PROVIDER =
      Map.of(
          "aws:allowedAccountIds",
          new Recording.Key(
              new Form.Texts(Pattern.compile("[0-9]{12}"), "the id of an account", 100, List.of()),
              false));

  private SettingsCatalog() {}

  /** The catalogue. It takes some tenths of a second, since all readers are run. */
  public static Catalog load() {
    Map<String, Recording.Key> keys = new LinkedHashMap<>(OF_THE_PROVIDER);
    keys.putAll(recorded());
    Settings.SECRETS.forEach(key -> keys.put(key, new Recording.Key(new Form.Secret(), false)));
    try (InputStream descriptions =
        Objects.requireNonNull(SettingsCatalog.class.getResourceAsStream("descriptions.tsv"))) {
      return Catalog.of(keys, new String(descriptions.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Recording.Key> recorded() {
    return Recording.of(
        // Some region, for the examples in what is allowed.
        Map.of(Settings.REGION_KEY, "eu-west-2"),
        faults -> {
          StackConfig nothing = StackConfig.withoutSecrets("dev", Map.of());
          Settings.read(nothing, Clock.systemUTC(), faults);
          AccountSettings.read(nothing, faults);
        });
  }
}
