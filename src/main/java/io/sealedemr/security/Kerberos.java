package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code KerberosConfiguration}: where the key distribution centre is. */
public sealed interface Kerberos {

  /** The keys of this provider, as the guide names them. */
  Map<String, Object> keys();

  /**
   * On the cluster's primary node.
   *
   * @param ticketLifetimeInHours how long a ticket is valid, at least 1
   */
  record ClusterDedicatedKdc(int ticketLifetimeInHours) implements Kerberos {
    public ClusterDedicatedKdc {
      if (ticketLifetimeInHours < 1) {
        throw new IllegalArgumentException(
            "TicketLifetimeInHours: found " + ticketLifetimeInHours + ", allowed: 1 or more");
      }
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("Provider", "ClusterDedicatedKdc");
      keys.put(
          "ClusterDedicatedKdcConfiguration",
          Map.of("TicketLifetimeInHours", ticketLifetimeInHours));
      return keys;
    }
  }
}
