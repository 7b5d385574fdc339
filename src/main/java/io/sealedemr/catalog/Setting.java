package io.sealedemr.catalog;

import io.sealedemr.json.Form;
import java.util.Optional;

/**
 * A key of a stack file.
 *
 * @param key the whole path, such as {@code sealed-emr:cluster.core.count}; {@code []} stands for
 *     each object of a list
 * @param form what may stand there
 * @param required whether it must be there wherever its object is
 * @param description what it is for; empty if nobody has written it yet
 */
public record Setting(String key, Form form, boolean required, Optional<Description> description) {

  /** The namespace of the project's own settings, which people leave out. */
  static final String NAMESPACE = "sealed-emr:";

  /** Its key without the namespace, such as {@code cluster.core.count}. */
  public String name() {
    return key.startsWith(NAMESPACE) ? key.substring(NAMESPACE.length()) : key;
  }

  /** The key of the object that it stands in; empty for the stack file itself. */
  public String parent() {
    return key.substring(0, Math.max(0, key.lastIndexOf('.')));
  }

  /** The last part of its key; the whole key if it stands in the stack file itself. */
  public String lastPart() {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
