package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code InstanceMetadataServiceConfiguration}.
 *
 * @param minimumVersion 1 for both versions of the service, 2 for version 2 only
 * @param httpPutResponseHopLimit how many network hops an answer with a token may take, 1 to 64
 */
public record InstanceMetadata(int minimumVersion, int httpPutResponseHopLimit) {

  public InstanceMetadata {
    if (minimumVersion != 1 && minimumVersion != 2) {
      throw new IllegalArgumentException(
          "MinimumInstanceMetadataServiceVersion: found " + minimumVersion + ", allowed: 1, 2");
    }
    if (httpPutResponseHopLimit < 1 || httpPutResponseHopLimit > 64) {
      throw new IllegalArgumentException(
          "HttpPutResponseHopLimit: found " + httpPutResponseHopLimit + ", allowed: 1 to 64");
    }
  }

  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("MinimumInstanceMetadataServiceVersion", minimumVersion);
    keys.put("HttpPutResponseHopLimit", httpPutResponseHopLimit);
    return keys;
  }
}
