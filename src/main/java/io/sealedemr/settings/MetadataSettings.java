package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.security.InstanceMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how the nodes answer for their instance metadata. */
final class MetadataSettings {

  private MetadataSettings() {}

  static InstanceMetadata read(@Nullable String text, Faults faults) {
    ObjectReader metadata =
        ObjectReader.of(
            Settings.NAMESPACE + "instanceMetadata",
            text,
            false,
            faults,
            List.of("minimumVersion", "hopLimit"));
    return new InstanceMetadata(
        metadata.number("minimumVersion", 1, 2, "the service's version").orElse(2),
        // Tokens stay on the node: no container or proxy between the service and who asks.
        metadata.number("hopLimit", 1, 64, "hops").orElse(1));
  }
}
