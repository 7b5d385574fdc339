package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.security.Kerberos;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kerberos.
 *
 * @param kdc where the key distribution centre is
 * @param realm such as {@code EC2.INTERNAL}
 * @param kdcAdminPassword password of the KDC's administrator
 * @param crossRealmTrustPrincipalPassword password of the trust; only with another realm
 * @param adDomainJoin user that lets nodes join an Active Directory; empty if none do
 */
public record KerberosSettings(
    Kerberos kdc,
    String realm,
    Secret kdcAdminPassword,
    Optional<Secret> crossRealmTrustPrincipalPassword,
    Optional<AdDomainJoin> adDomainJoin) {

  /**
   * A user of an Active Directory.
   *
   * @param user its name
   * @param password its password
   */
  public record AdDomainJoin(String user, Secret password) {}

  static final String KDC_ADMIN_PASSWORD = Settings.NAMESPACE + "kdcAdminPassword";
  static final String TRUST_PASSWORD = Settings.NAMESPACE + "crossRealmTrustPrincipalPassword";
  static final String JOIN_PASSWORD = Settings.NAMESPACE + "adDomainJoinPassword";

  private static final Pattern REALM = Pattern.compile("[A-Z0-9]([A-Z0-9.-]{0,126}[A-Z0-9])?");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,126}[a-z0-9])?");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");
  private static final Pattern USER = Pattern.compile("[\\w.@-]{1,256}");
  private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7e]{16,256}");

  /** Hours: what EMR takes by itself. */
  private static final int TICKET_LIFETIME = 24;

  /** Empty if the provider is {@code none}. */
  static Optional<KerberosSettings> read(StackConfig config, Faults faults) {
    ObjectReader kerberos =
        ObjectReader.of(
            Settings.NAMESPACE + "kerberos",
            config.values().get(Settings.NAMESPACE + "kerberos"),
            false,
            faults,
            List.of(
                "provider",
                "realm",
                "ticketLifetimeInHours",
                "crossRealmTrust",
                "externalKdc",
                "adDomainJoinUser"));
    String provider =
        kerberos.choice(
            "provider",
            List.of("ClusterDedicatedKdc", "ExternalKdc", "none"),
            "ClusterDedicatedKdc");
    belongs(kerberos, "crossRealmTrust", provider, "ClusterDedicatedKdc");
    belongs(kerberos, "externalKdc", provider, "ExternalKdc");
    int lifetime =
        kerberos.number("ticketLifetimeInHours", 1, 168, "hours").orElse(TICKET_LIFETIME);
    String realm =
        kerberos
            .optional("realm", REALM, "a realm in upper case, such as EC2.INTERNAL")
            .orElse("EC2.INTERNAL");
    Optional<String> user =
        kerberos.optional("adDomainJoinUser", USER, "the name of a user of the directory");
    if (provider.equals("none")) {
      return Optional.empty();
    }
    Kerberos kdc =
        provider.equals("ExternalKdc") ? external(kerberos, lifetime) : own(kerberos, lifetime);
    boolean trust = kerberos.has("crossRealmTrust");
    if (user.isPresent() && !trust && !provider.equals("ExternalKdc")) {
      kerberos.fault(
          "adDomainJoinUser",
          "it without another realm",
          "it beside crossRealmTrust, or externalKdc with activeDirectory");
    }
    Secret admin =
        password(config, KDC_ADMIN_PASSWORD, "./sealed kerberos create " + config.stack(), faults);
    Optional<Secret> trusted =
        trust
            ? Optional.of(password(config, TRUST_PASSWORD, set(TRUST_PASSWORD), faults))
            : Optional.empty();
    Optional<AdDomainJoin> join =
        user.map(
            name ->
                new AdDomainJoin(
                    name, password(config, JOIN_PASSWORD, set(JOIN_PASSWORD), faults)));
    return Optional.of(
        new KerberosSettings(
            kdc == null ? new Kerberos.ClusterDedicatedKdc(TICKET_LIFETIME) : kdc,
            realm,
            admin,
            trusted,
            join));
  }

  private static void belongs(
      ObjectReader kerberos, String key, String provider, String itsProvider) {
    if (kerberos.has(key) && !provider.equals(itsProvider)) {
      kerberos.fault(key, "it beside provider " + provider, "it beside " + itsProvider + " only");
    }
  }

  private static @Nullable Kerberos own(ObjectReader kerberos, int lifetime) {
    if (!kerberos.has("crossRealmTrust")) {
      return new Kerberos.ClusterDedicatedKdc(lifetime);
    }
    ObjectReader trust =
        kerberos.object("crossRealmTrust", List.of("realm", "domain", "adminServer", "kdcServer"));
    String realm = trust.required("realm", REALM, "a realm in upper case, such as AD.EXAMPLE.COM");
    String domain = trust.required("domain", DOMAIN, "a domain, such as ad.example.com");
    String admin = host(trust, "adminServer");
    String kdc = host(trust, "kdcServer");
    return trust.made(
        () ->
            new Kerberos.ClusterDedicatedKdc(
                lifetime, new Kerberos.CrossRealmTrust(realm, domain, admin, kdc)));
  }

  private static @Nullable Kerberos external(ObjectReader kerberos, int lifetime) {
    ObjectReader external =
        kerberos.object("externalKdc", List.of("adminServer", "kdcServer", "activeDirectory"));
    String admin = host(external, "adminServer");
    String kdc = host(external, "kdcServer");
    Kerberos.ActiveDirectory directory = null;
    if (external.has("activeDirectory")) {
      ObjectReader reader =
          external.object("activeDirectory", List.of("realm", "domain", "server"));
      String realm =
          reader.required("realm", REALM, "a realm in upper case, such as AD.EXAMPLE.COM");
      String domain = reader.required("domain", DOMAIN, "a domain, such as ad.example.com");
      String server = reader.optional("server", HOST, "a host, or host:port").orElse(null);
      directory = reader.made(() -> new Kerberos.ActiveDirectory(realm, domain, server));
    }
    Kerberos.ActiveDirectory integrated = directory;
    return external.made(() -> new Kerberos.ExternalKdc(lifetime, admin, kdc, integrated));
  }

  private static String host(ObjectReader reader, String key) {
    return reader.required(key, HOST, "a host, or host:port");
  }

  /** What the other realm's administrators have chosen can only be told. */
  private static String set(String key) {
    return "pulumi config set --secret " + key;
  }

  private static Secret password(StackConfig config, String key, String command, Faults faults) {
    String password = Settings.secret(config, key, command, faults);
    if (!password.isEmpty() && !PASSWORD.matcher(password).matches()) {
      faults.found(
          key, "a secret of another form", "16 to 256 printable ASCII characters without spaces");
    }
    return new Secret(password);
  }
}
