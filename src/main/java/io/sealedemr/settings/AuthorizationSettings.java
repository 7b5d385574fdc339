package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.security.Authorization;
import io.sealedemr.security.IdentityCenter;
import io.sealedemr.security.Ranger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what on the cluster.
 *
 * @param authorization empty without any
 * @param identityCenter empty without IAM Identity Center
 */
public record AuthorizationSettings(
    Optional<Authorization> authorization, Optional<IdentityCenter> identityCenter) {

  private static final String KEY = Settings.NAMESPACE + "authorization";
  private static final Pattern ROLE =
      Pattern.compile("arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[\\w+=,.@/-]+");
  private static final Pattern TEXT = Pattern.compile("\\S.{0,1023}");
  private static final Pattern INSTANCE =
      Pattern.compile("arn:aws(-[a-z]+)*:sso:::instance/ssoins-[A-Za-z0-9.-]+");
  private static final Pattern SECRET =
      Pattern.compile("arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:\\S+");
  private static final Pattern LOG_GROUP =
      Pattern.compile("arn:aws(-[a-z]+)*:logs:[a-z0-9-]+:[0-9]{12}:log-group:\\S+");
  private static final Pattern HTTPS = Pattern.compile("https://[^/\\s]+\\S*");
  private static final String A_ROLE = "the ARN of an IAM role";
  private static final String A_SECRET = "the ARN of a secret in AWS Secrets Manager";

  /** Roles that the nodes take on for their users. */
  public List<String> mappedRoles() {
    return authorization.map(Authorization::roleMappings).orElse(List.of()).stream()
        .map(Authorization.RoleMapping::role)
        .distinct()
        .toList();
  }

  static AuthorizationSettings read(@Nullable String text, Faults faults) {
    ObjectReader reader =
        ObjectReader.of(
            KEY,
            text,
            false,
            faults,
            List.of(
                "emrfsRoleMappings", "runtimeRoles", "lakeFormation", "ranger", "identityCenter"));
    List<Optional<Authorization.RoleMapping>> mappings =
        reader.objects(
            "emrfsRoleMappings",
            100,
            List.of("role", "type", "identifiers"),
            AuthorizationSettings::mapping);
    Authorization.RuntimeRoles roles =
        reader.has("runtimeRoles")
            ? new Authorization.RuntimeRoles(
                reader
                    .object("runtimeRoles", List.of("propagateSourceIdentity"))
                    .flag("propagateSourceIdentity", false))
            : null;
    Authorization.LakeFormation lake =
        reader.has("lakeFormation")
            ? new Authorization.LakeFormation(
                reader
                    .object("lakeFormation", List.of("authorizedSessionTagValue"))
                    .optional("authorizedSessionTagValue", TEXT, "the value of a session tag")
                    .orElse(null))
            : null;
    Ranger ranger = reader.has("ranger") ? ranger(reader) : null;
    IdentityCenter center = reader.has("identityCenter") ? identityCenter(reader) : null;
    boolean any = !mappings.isEmpty() || roles != null || lake != null || ranger != null;
    return new AuthorizationSettings(
        any
            ? Optional.ofNullable(
                reader.made(
                    () ->
                        new Authorization(
                            mappings.stream().flatMap(Optional::stream).toList(),
                            roles,
                            lake,
                            ranger)))
            : Optional.empty(),
        Optional.ofNullable(center));
  }

  private static Optional<Authorization.RoleMapping> mapping(ObjectReader mapping) {
    String role = mapping.required("role", ROLE, A_ROLE);
    String type = mapping.choice("type", List.of("User", "Group", "Prefix"), "User");
    List<String> identifiers =
        mapping.texts("identifiers", TEXT, "a user, group or prefix", 1000, List.of());
    if (!mapping.has("identifiers")) {
      mapping.fault("identifiers", "none", "a list of users, groups or prefixes");
    }
    return Optional.ofNullable(
        mapping.made(
            () ->
                new Authorization.RoleMapping(
                    role,
                    Arrays.stream(Authorization.IdentifierType.values())
                        .filter(known -> known.text().equals(type))
                        .findFirst()
                        .orElseThrow(),
                    identifiers)));
  }

  private static @Nullable Ranger ranger(ObjectReader parent) {
    ObjectReader reader =
        parent.object(
            "ranger",
            List.of(
                "adminServerUrl",
                "pluginRole",
                "otherServicesRole",
                "adminSecret",
                "plugins",
                "auditLogGroup"));
    String url = reader.required("adminServerUrl", HTTPS, "an https:// address");
    String plugin = reader.required("pluginRole", ROLE, A_ROLE);
    String others = reader.required("otherServicesRole", ROLE, A_ROLE);
    String secret = reader.required("adminSecret", SECRET, A_SECRET);
    List<Optional<Ranger.Plugin>> plugins =
        reader.objects(
            "plugins",
            20,
            List.of("app", "clientSecret", "repository"),
            entry -> {
              String app = entry.required("app", TEXT, "an application, such as Spark");
              String client = entry.required("clientSecret", SECRET, A_SECRET);
              String repository =
                  entry.required("repository", TEXT, "the name of a policy repository");
              return Optional.ofNullable(
                  entry.made(() -> new Ranger.Plugin(app, client, repository)));
            });
    if (!reader.broken() && !reader.has("plugins")) {
      reader.fault("plugins", "none", "a list of objects with app, clientSecret, repository");
    }
    String group =
        reader.optional("auditLogGroup", LOG_GROUP, "the ARN of a log group").orElse(null);
    return reader.made(
        () ->
            new Ranger(
                url,
                plugin,
                others,
                secret,
                plugins.stream().flatMap(Optional::stream).toList(),
                group));
  }

  private static @Nullable IdentityCenter identityCenter(ObjectReader parent) {
    ObjectReader reader =
        parent.object("identityCenter", List.of("instance", "role", "assignmentRequired"));
    String instance = reader.required("instance", INSTANCE, "arn:aws:sso:::instance/ssoins-...");
    String role = reader.optional("role", ROLE, A_ROLE).orElse(null);
    boolean assignment = reader.flag("assignmentRequired", true);
    return reader.made(() -> new IdentityCenter(instance, role, assignment));
  }

  /** Faults that show beside the rest. */
  void check(
      ClusterSettings cluster,
      EncryptionSettings encryption,
      Optional<KerberosSettings> kerberos,
      Faults faults) {
    if (identityCenter.isPresent() && encryption.inTransit().isEmpty()) {
      faults.found(
          KEY + ".identityCenter",
          "it without encryption in transit",
          "it beside encryption.inTransit.certificates other than none");
    }
    if (identityCenter.isPresent() && cluster.capacity().primaries() > 1) {
      faults.found(
          KEY + ".identityCenter",
          "it beside " + cluster.capacity().primaries() + " primary nodes",
          "it beside one primary node (EMR Management Guide, \"Integrate Amazon EMR with IAM"
              + " Identity Center\")");
    }
    if (authorization.map(Authorization::ranger).isPresent() && kerberos.isEmpty()) {
      faults.found(
          KEY + ".ranger", "it without Kerberos", "it beside a kerberos.provider other than none");
    }
    if (authorization.map(Authorization::runtimeRoles).isPresent()
        && cluster.release().isBefore(6, 7)) {
      faults.found(
          KEY + ".runtimeRoles",
          "it beside " + cluster.releaseLabel(),
          "it from emr-6.7.0 on, which is the first with runtime roles");
    }
    if (authorization.map(Authorization::lakeFormation).isPresent()
        && cluster.release().isBefore(6, 15)) {
      faults.found(
          KEY + ".lakeFormation",
          "it beside " + cluster.releaseLabel(),
          "it from emr-6.15.0 on, which is the first with access control on open table formats");
    }
  }
}
