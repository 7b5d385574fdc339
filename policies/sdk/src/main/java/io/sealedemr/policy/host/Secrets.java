package io.sealedemr.policy.host;

import io.sealedemr.policy.Reading;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Value;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps the secrets of the judged resources out of texts. They are gathered only when there is a
 * text to clean.
 */
final class Secrets {

  /** Shorter ones are no secrets, and would tear holes into every text. */
  private static final int SHORTEST = 3;

  private final Supplier<? extends Iterable<Resource>> resources;
  private final StackInfo stack;

  Secrets(Supplier<? extends Iterable<Resource>> resources, StackInfo stack) {
    this.resources = resources;
    this.stack = stack;
  }

  /** The text without the secrets in it. */
  String redact(String text) {
    Set<String> secrets = inProperties();
    for (String key : stack.secretKeys()) {
      keep(stack.config().getOrDefault(key, ""), secrets);
    }
    List<String> longestFirst =
        secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    String clean = text;
    for (String secret : longestFirst) {
      clean = clean.replace(secret, Value.REDACTED);
    }
    return clean;
  }

  /**
   * A text made by code that does not know what is secret: it may hold a part of one, so that it is
   * withheld as a whole where there are any.
   */
  String redactForeign(String text) {
    return inProperties().isEmpty() && stack.secretKeys().isEmpty()
        ? text
        : "(text withheld: there are secret values)";
  }

  private Set<String> inProperties() {
    Set<String> secrets = new HashSet<>();
    for (Resource resource : resources.get()) {
      gather(resource.properties().value(), secrets);
      resource.provider().ifPresent(manager -> gather(manager.properties().value(), secrets));
    }
    return secrets;
  }

  private static void gather(Value value, Set<String> secrets) {
    if (value instanceof Value.Text text && text.secret()) {
      keep(text.value(), secrets);
      try {
        gather(new Documents("").document(text.value()).asSecret(), secrets);
      } catch (Reading.UnreadableDocument e) {
        // Not a document: the text as a whole is the secret.
      }
    } else if (value instanceof Value.Num number && number.secret()) {
      keep(number.value().toString(), secrets);
    } else if (value instanceof Value.Bytes bytes && bytes.secret()) {
      keep(bytes.base64(), secrets);
    } else if (value instanceof Value.Asset asset && asset.secret() && asset.text() != null) {
      keep(asset.text(), secrets);
    } else if (value instanceof Value.Items items) {
      items.values().forEach(item -> gather(item, secrets));
    } else if (value instanceof Value.Fields fields) {
      fields.values().values().forEach(field -> gather(field, secrets));
    } else if (value instanceof Value.Archive archive) {
      archive.assets().values().forEach(file -> gather(file, secrets));
    }
  }

  private static void keep(String secret, Set<String> secrets) {
    if (secret.length() >= SHORTEST) {
      secrets.add(secret);
    }
  }
}
