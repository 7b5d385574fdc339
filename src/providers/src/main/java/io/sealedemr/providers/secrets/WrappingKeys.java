package io.sealedemr.providers.secrets;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which objects' data keys are wrapped: AES-256, each with an id. All of them stand
 * in one secret, {@code {"current": "2026-02", "2026-01": "<Base64>", "2026-02": "<Base64>"}}. New
 * objects get the current one; the others open older objects. Not a version of the secret for each
 * key: Secrets Manager may delete versions without a staging label (API reference,
 * UpdateSecretVersionStage), and with them every object under such a key would be lost.
 */
public final class WrappingKeys {

  /** Longest id. A key that was pasted where an id belongs is longer, and so is never shown. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private static final String CURRENT = "current";
  private static final int BYTES = 32;

  private final String currentId;
  private final Map<String, SecretKey> keys;

  private WrappingKeys(String currentId, Map<String, SecretKey> keys) {
    this.currentId = currentId;
    this.keys = keys;
  }

  /**
   * Reads the secret's text.
   *
   * @throws IllegalArgumentException with all faults; quotes ids, never a key
   */
  public static WrappingKeys parse(String text) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    String current = null;
    int number = 0;
    for (Map.Entry<String, String> member : FlatObject.parse(text).entrySet()) {
      number++;
      String id = member.getKey();
      if (id.equals(CURRENT)) {
        current = member.getValue();
      } else if (!ID.matcher(id).matches()) {
        faults.add(
            "name "
                + number
                + ": allowed for a key's id: 1 to 32 letters, digits, dots, hyphens, underscores");
      } else {
        byte[] key = decoded(member.getValue());
        if (key.length == BYTES) {
          // Not "AES/GCM/NoPadding": the JDK's ciphers take no key of another name than AES.
          keys.put(id, new SecretKeySpec(key, "AES"));
        } else {
          faults.add(id + ": allowed: 32 bytes in Base64");
        }
      }
    }
    if (current == null) {
      faults.add("current: missing, allowed: the id of the key for new objects");
    } else if (!keys.containsKey(current) && faults.isEmpty()) {
      faults.add("current: names none of the secret's keys");
    }
    if (current == null || !faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return new WrappingKeys(current, Collections.unmodifiableMap(keys));
  }

  /** Id of the key for new objects. */
  public String currentId() {
    return currentId;
  }

  /** The key of this id. */
  public Optional<SecretKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** All keys by id. */
  public Map<String, SecretKey> all() {
    return keys;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
