package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code KerberosConfiguration}: where the key distribution centre is. */
public sealed interface Kerberos {

  /** The keys of this provider, as the guide names them. */
  Map<String, Object> keys();

  /**
   * On the cluster's primary node.
   *
   * @param ticketLifetimeInHours how long a ticket is valid, at least 1
   * @param trust another realm whose users are let in; null for none
   */
  record ClusterDedicatedKdc(int ticketLifetimeInHours, @Nullable CrossRealmTrust trust)
      implements Kerberos {
    public ClusterDedicatedKdc {
      requireLifetime(ticketLifetimeInHours);
    }

    /** Without another realm. */
    public ClusterDedicatedKdc(int ticketLifetimeInHours) {
      this(ticketLifetimeInHours, null);
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> configuration = new LinkedHashMap<>();
      configuration.put("TicketLifetimeInHours", ticketLifetimeInHours);
      if (trust != null) {
        configuration.put("CrossRealmTrustConfiguration", trust.keys());
      }
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("Provider", "ClusterDedicatedKdc");
      keys.put("ClusterDedicatedKdcConfiguration", configuration);
      return keys;
    }
  }

  /**
   * On a host that several clusters share (release 5.20.0 and later).
   *
   * @param ticketLifetimeInHours how long a ticket is valid, at least 1
   * @param adminServer host and port of the administration server
   * @param kdcServer host and port of the KDC
   * @param activeDirectory the directory that the KDC trusts; null for none
   */
  record ExternalKdc(
      int ticketLifetimeInHours,
      String adminServer,
      String kdcServer,
      @Nullable ActiveDirectory activeDirectory)
      implements Kerberos {
    public ExternalKdc {
      requireLifetime(ticketLifetimeInHours);
      Host.require("AdminServer", adminServer);
      Host.require("KdcServer", kdcServer);
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> configuration = new LinkedHashMap<>();
      configuration.put("TicketLifetimeInHours", ticketLifetimeInHours);
      configuration.put("KdcServerType", "Single");
      configuration.put("AdminServer", adminServer);
      configuration.put("KdcServer", kdcServer);
      if (activeDirectory != null) {
        configuration.put("AdIntegrationConfiguration", activeDirectory.keys());
      }
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("Provider", "ExternalKdc");
      keys.put("ExternalKdcConfiguration", configuration);
      return keys;
    }
  }

  /**
   * {@code CrossRealmTrustConfiguration}.
   *
   * @param realm the other realm, in upper case
   * @param domain its domain
   * @param adminServer host and port of its administration server
   * @param kdcServer host and port of its KDC
   */
  record CrossRealmTrust(String realm, String domain, String adminServer, String kdcServer) {
    public CrossRealmTrust {
      Host.require("AdminServer", adminServer);
      Host.require("KdcServer", kdcServer);
    }

    Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("Realm", realm);
      keys.put("Domain", domain);
      keys.put("AdminServer", adminServer);
      keys.put("KdcServer", kdcServer);
      return keys;
    }
  }

  /**
   * {@code AdIntegrationConfiguration}.
   *
   * @param realm the directory's realm, in upper case
   * @param domain its domain
   * @param server its host; null to find it by the domain
   */
  record ActiveDirectory(String realm, String domain, @Nullable String server) {
    public ActiveDirectory {
      if (server != null) {
        Host.require("AdServer", server);
      }
    }

    Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("AdRealm", realm);
      keys.put("AdDomain", domain);
      if (server != null) {
        keys.put("AdServer", server);
      }
      return keys;
    }
  }

  private static void requireLifetime(int hours) {
    if (hours < 1) {
      throw new IllegalArgumentException(
          "TicketLifetimeInHours: found " + hours + ", allowed: 1 or more");
    }
  }
}
