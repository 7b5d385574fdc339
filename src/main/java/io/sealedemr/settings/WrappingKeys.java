package io.sealedemr.settings;

import io.sealedemr.json.CanonicalJson;
import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys that wrap those of objects in the mode CSE-Custom: {@code {"current": "<id>",
 * "<id>": "<32 bytes in Base64>", …}}.
 */
final class WrappingKeys {

  static final String KEY = Settings.NAMESPACE + "wrappingKeys";

  private static final String CURRENT = "current";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  /** An id, or 32 bytes in Base64. */
  private static final Pattern VALUE =
      Pattern.compile("[A-Za-z0-9._-]{1,32}|[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");

  private static final Pattern BYTES = Pattern.compile("[A-Za-z0-9+/]{43}=");
  private static final String FORM =
      "current: the id of a key, and by id each key, 32 bytes in Base64";

  private WrappingKeys() {}

  /** The text of the secret, in a fixed order; empty if it is not readable here. */
  static Optional<Secret> read(StackConfig config, Faults faults) {
    String text =
        Settings.secret(config, KEY, "./sealed wrapping-keys create " + config.stack(), faults);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int before = faults.lines().size();
    Map<String, String> entries =
        ObjectReader.of(KEY, text, true, faults, List.of()).entries(ID, VALUE, FORM);
    if (faults.lines().size() > before) {
      return Optional.empty();
    }
    @Nullable String current = entries.get(CURRENT);
    boolean complete =
        current != null
            && entries.containsKey(current)
            && !current.equals(CURRENT)
            && entries.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(CURRENT))
                .allMatch(entry -> BYTES.matcher(entry.getValue()).matches());
    if (!complete) {
      faults.found(KEY, "a secret of another form", FORM);
      return Optional.empty();
    }
    return Optional.of(new Secret(CanonicalJson.text(new TreeMap<>(entries))));
  }
}
