package io.sealedemr.security;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the document of a security configuration into the records. A key that the guide does not
 * know is a fault, for EMR may take a misspelt flag for an absent one, which means off. So is a
 * block whose flag is off: it looks like encryption and is none.
 */
final class DocumentParser {

  private static final Pattern TEXT = Pattern.compile("(?s).+");
  private static final Pattern ANY_TEXT = Pattern.compile("(?s).*");
  private static final int MANY = 10_000;

  /** What EMR takes without one. */
  private static final int TICKET_LIFETIME = 24;

  private final Faults faults = new Faults();

  private DocumentParser() {}

  static SecurityDocument parse(String json) throws SecurityDocumentException {
    DocumentParser parser = new DocumentParser();
    SecurityDocument document = parser.document(json);
    List<String> lines = parser.faults.lines();
    if (document == null || !lines.isEmpty()) {
      throw new SecurityDocumentException(lines);
    }
    return document;
  }

  private @Nullable SecurityDocument document(String json) {
    ObjectReader root =
        ObjectReader.document(
            json,
            faults,
            List.of(
                "EncryptionConfiguration",
                "AuthenticationConfiguration",
                "AuthorizationConfiguration",
                "InstanceMetadataServiceConfiguration"));
    Encryption encryption =
        root.has("EncryptionConfiguration")
            ? encryption(
                root.object(
                    "EncryptionConfiguration",
                    List.of(
                        "EnableInTransitEncryption",
                        "EnableAtRestEncryption",
                        "InTransitEncryptionConfiguration",
                        "AtRestEncryptionConfiguration",
                        "EMRWALEncryptionConfiguration")))
            : null;
    Authentication authentication =
        root.has("AuthenticationConfiguration")
            ? authentication(
                root.object(
                    "AuthenticationConfiguration",
                    List.of("KerberosConfiguration", "IdentityCenterConfiguration")))
            : null;
    Authorization authorization =
        root.has("AuthorizationConfiguration")
            ? authorization(
                root.object(
                    "AuthorizationConfiguration",
                    List.of(
                        "EmrFsConfiguration",
                        "IAMConfiguration",
                        "LakeFormationConfiguration",
                        "RangerConfiguration")))
            : null;
    InstanceMetadata metadata =
        root.has("InstanceMetadataServiceConfiguration")
            ? metadata(
                root.object(
                    "InstanceMetadataServiceConfiguration",
                    List.of("MinimumInstanceMetadataServiceVersion", "HttpPutResponseHopLimit")))
            : null;
    if (faults.lines().isEmpty()
        && encryption == null
        && authentication == null
        && authorization == null
        && metadata == null) {
      faults.found("the document", "an empty object", "at least one part");
      return null;
    }
    return root.made(
        () -> new SecurityDocument(encryption, authentication, authorization, metadata));
  }

  private @Nullable Encryption encryption(ObjectReader encryption) {
    boolean transit = on(encryption, "EnableInTransitEncryption");
    boolean rest = on(encryption, "EnableAtRestEncryption");
    String transitBlock = "InTransitEncryptionConfiguration";
    String restBlock = "AtRestEncryptionConfiguration";
    together(encryption, "EnableInTransitEncryption", transit, transitBlock);
    together(encryption, "EnableAtRestEncryption", rest, restBlock);
    CertificateProvider certificates = null;
    if (encryption.has(transitBlock)) {
      ObjectReader block = encryption.object(transitBlock, List.of("TLSCertificateConfiguration"));
      certificates = certificates(block);
    }
    AtRest atRest =
        encryption.has(restBlock)
            ? atRest(
                encryption.object(
                    restBlock,
                    List.of("S3EncryptionConfiguration", "LocalDiskEncryptionConfiguration")))
            : null;
    WriteAheadLog log = null;
    if (encryption.has("EMRWALEncryptionConfiguration")) {
      ObjectReader block = encryption.object("EMRWALEncryptionConfiguration", List.of("AwsKmsKey"));
      String key = optional(block, "AwsKmsKey");
      log = block.made(() -> new WriteAheadLog(key));
    }
    return new Encryption(certificates, atRest, log);
  }

  /** A flag and its block mean something only together. */
  private static void together(ObjectReader encryption, String flag, boolean on, String block) {
    if (on && !encryption.has(block)) {
      encryption.fault(flag, "true without " + block, "true with it, or false");
    }
    if (!on && encryption.has(block)) {
      encryption.fault(block, "although " + flag + " is off", "it with " + flag + ": true");
    }
  }

  private @Nullable CertificateProvider certificates(ObjectReader block) {
    String key = "TLSCertificateConfiguration";
    if (!block.has(key)) {
      block.fault(key, "none", "an object with CertificateProviderType");
      return null;
    }
    ObjectReader tls =
        block.object(
            key,
            List.of(
                "CertificateProviderType",
                "S3Object",
                "CertificateProviderClass",
                "AwsKmsKey",
                "SecretTags",
                "ValidityInDays",
                "WildcardDnsSuffix"));
    List<String> ofEmr = List.of("AwsKmsKey", "SecretTags", "ValidityInDays", "WildcardDnsSuffix");
    String type = required(tls, "CertificateProviderType", "PEM, Custom, EMR");
    return switch (type) {
      case "PEM" -> {
        without(tls, type, ofEmr);
        without(tls, type, List.of("CertificateProviderClass"));
        String zip = required(tls, "S3Object", "s3://bucket/key.zip");
        yield tls.made(() -> new CertificateProvider.Pem(S3Location.parse(zip)));
      }
      case "Custom" -> {
        without(tls, type, ofEmr);
        String jar = required(tls, "S3Object", "s3://bucket/key.jar");
        String name = required(tls, "CertificateProviderClass", "the full name of a class");
        yield tls.made(() -> new CertificateProvider.Custom(S3Location.parse(jar), name));
      }
      case "EMR" -> {
        without(tls, type, List.of("S3Object", "CertificateProviderClass"));
        yield ofEmr(tls);
      }
      default -> {
        wrong(tls, "CertificateProviderType", type, "PEM, Custom, EMR");
        yield null;
      }
    };
  }

  private @Nullable CertificateProvider ofEmr(ObjectReader tls) {
    SortedMap<String, String> tags = new TreeMap<>();
    tls.objects(
            "SecretTags",
            50,
            List.of("Key", "Value"),
            tag ->
                Map.entry(
                    required(tag, "Key", "a text"),
                    tag.required("Value", ANY_TEXT, "a text, which may be empty")))
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
    String key = optional(tls, "AwsKmsKey");
    String suffix = optional(tls, "WildcardDnsSuffix");
    Integer days = number(tls, "ValidityInDays");
    return tls.made(() -> new CertificateProvider.Emr(key, days, suffix, tags));
  }

  private @Nullable AtRest atRest(ObjectReader block) {
    S3Encryption s3 = null;
    if (block.has("S3EncryptionConfiguration")) {
      ObjectReader reader =
          block.object(
              "S3EncryptionConfiguration",
              List.of(
                  "EncryptionMode",
                  "AwsKmsKey",
                  "S3Object",
                  "EncryptionKeyProviderClass",
                  "Overrides"));
      S3Mode mode = mode(reader);
      List<Optional<S3Encryption.BucketOverride>> overrides =
          reader.objects(
              "Overrides",
              MANY,
              List.of("BucketName", "EncryptionMode", "AwsKmsKey"),
              override -> {
                String bucket = required(override, "BucketName", "the name of a bucket");
                S3Mode exception = mode(override);
                return Optional.ofNullable(
                    exception == null
                        ? null
                        : override.made(() -> new S3Encryption.BucketOverride(bucket, exception)));
              });
      if (mode != null) {
        s3 = new S3Encryption(mode, overrides.stream().flatMap(Optional::stream).toList());
      }
    }
    LocalDiskEncryption disks =
        block.has("LocalDiskEncryptionConfiguration")
            ? disks(
                block.object(
                    "LocalDiskEncryptionConfiguration",
                    List.of(
                        "EncryptionKeyProviderType",
                        "AwsKmsKey",
                        "EnableEbsEncryption",
                        "S3Object",
                        "EncryptionKeyProviderClass")))
            : null;
    S3Encryption objects = s3;
    return block.made(() -> new AtRest(objects, disks));
  }

  private @Nullable S3Mode mode(ObjectReader reader) {
    String allowed = "SSE-S3, SSE-KMS, CSE-KMS, CSE-Custom";
    String mode = required(reader, "EncryptionMode", allowed);
    List<String> ofClass = List.of("S3Object", "EncryptionKeyProviderClass");
    return switch (mode) {
      case "SSE-S3" -> {
        without(reader, mode, List.of("AwsKmsKey"));
        without(reader, mode, ofClass);
        yield new S3Mode.SseS3();
      }
      case "SSE-KMS", "CSE-KMS" -> {
        without(reader, mode, ofClass);
        String key = required(reader, "AwsKmsKey", "the full ARN of a key");
        yield reader.made(
            () -> mode.equals("SSE-KMS") ? new S3Mode.SseKms(key) : new S3Mode.CseKms(key));
      }
      case "CSE-Custom" -> {
        without(reader, mode, List.of("AwsKmsKey"));
        String jar = required(reader, "S3Object", "s3://bucket/key.jar");
        String name = required(reader, "EncryptionKeyProviderClass", "the full name of a class");
        yield reader.made(() -> new S3Mode.CseCustom(S3Location.parse(jar), name));
      }
      default -> {
        wrong(reader, "EncryptionMode", mode, allowed);
        yield null;
      }
    };
  }

  private @Nullable LocalDiskEncryption disks(ObjectReader disks) {
    String type = required(disks, "EncryptionKeyProviderType", "AwsKms, Custom");
    return switch (type) {
      case "AwsKms" -> {
        without(disks, type, List.of("S3Object", "EncryptionKeyProviderClass"));
        String key = required(disks, "AwsKmsKey", "the full ARN of a key");
        boolean ebs = on(disks, "EnableEbsEncryption");
        yield disks.made(() -> new LocalDiskEncryption.AwsKms(key, ebs));
      }
      case "Custom" -> {
        without(disks, type, List.of("AwsKmsKey"));
        if (on(disks, "EnableEbsEncryption")) {
          disks.fault("EnableEbsEncryption", "true beside Custom", "true beside AwsKms only");
        }
        String jar = required(disks, "S3Object", "s3://bucket/key.jar");
        String name = required(disks, "EncryptionKeyProviderClass", "the full name of a class");
        yield disks.made(() -> new LocalDiskEncryption.Custom(S3Location.parse(jar), name));
      }
      default -> {
        wrong(disks, "EncryptionKeyProviderType", type, "AwsKms, Custom");
        yield null;
      }
    };
  }

  private @Nullable Authentication authentication(ObjectReader block) {
    Kerberos kerberos =
        block.has("KerberosConfiguration")
            ? kerberos(
                block.object(
                    "KerberosConfiguration",
                    List.of(
                        "Provider",
                        "ClusterDedicatedKdcConfiguration",
                        "ExternalKdcConfiguration")))
            : null;
    IdentityCenter center =
        block.has("IdentityCenterConfiguration")
            ? identityCenter(
                block.object(
                    "IdentityCenterConfiguration",
                    List.of(
                        "EnableIdentityCenter",
                        "IdentityCenterInstanceARN",
                        "IAMRoleForEMRIdentityCenterApplicationARN",
                        "IdentityCenterApplicationAssignmentRequired",
                        "IdentityCenterApplicationAssigmentRequired")))
            : null;
    return block.made(() -> new Authentication(kerberos, center));
  }

  private @Nullable Kerberos kerberos(ObjectReader block) {
    String provider = required(block, "Provider", "ClusterDedicatedKdc, ExternalKdc");
    return switch (provider) {
      case "ClusterDedicatedKdc" -> {
        without(block, provider, List.of("ExternalKdcConfiguration"));
        yield ofCluster(block);
      }
      case "ExternalKdc" -> {
        without(block, provider, List.of("ClusterDedicatedKdcConfiguration"));
        yield external(block);
      }
      default -> {
        wrong(block, "Provider", provider, "ClusterDedicatedKdc, ExternalKdc");
        yield null;
      }
    };
  }

  private @Nullable Kerberos ofCluster(ObjectReader block) {
    String key = "ClusterDedicatedKdcConfiguration";
    if (!block.has(key)) {
      block.fault(key, "none", "an object, which may be empty");
      return null;
    }
    ObjectReader kdc =
        block.object(key, List.of("TicketLifetimeInHours", "CrossRealmTrustConfiguration"));
    int hours = lifetime(kdc);
    Kerberos.CrossRealmTrust trust = null;
    if (kdc.has("CrossRealmTrustConfiguration")) {
      ObjectReader reader =
          kdc.object(
              "CrossRealmTrustConfiguration",
              List.of("Realm", "Domain", "AdminServer", "KdcServer"));
      String realm = required(reader, "Realm", "a realm");
      String domain = required(reader, "Domain", "a domain");
      String admin = required(reader, "AdminServer", "a host, or host:port");
      String server = required(reader, "KdcServer", "a host, or host:port");
      trust = reader.made(() -> new Kerberos.CrossRealmTrust(realm, domain, admin, server));
    }
    Kerberos.CrossRealmTrust other = trust;
    return kdc.made(() -> new Kerberos.ClusterDedicatedKdc(hours, other));
  }

  private @Nullable Kerberos external(ObjectReader block) {
    String key = "ExternalKdcConfiguration";
    if (!block.has(key)) {
      block.fault(key, "none", "an object with KdcServerType, AdminServer, KdcServer");
      return null;
    }
    ObjectReader kdc =
        block.object(
            key,
            List.of(
                "TicketLifetimeInHours",
                "KdcServerType",
                "AdminServer",
                "KdcServer",
                "AdIntegrationConfiguration"));
    int hours = lifetime(kdc);
    String type = required(kdc, "KdcServerType", "Single");
    if (!type.isEmpty() && !type.equals("Single")) {
      wrong(kdc, "KdcServerType", type, "Single");
    }
    String admin = required(kdc, "AdminServer", "a host, or host:port");
    String server = required(kdc, "KdcServer", "a host, or host:port");
    Kerberos.ActiveDirectory directory = null;
    if (kdc.has("AdIntegrationConfiguration")) {
      ObjectReader reader =
          kdc.object("AdIntegrationConfiguration", List.of("AdRealm", "AdDomain", "AdServer"));
      String realm = required(reader, "AdRealm", "a realm");
      String domain = required(reader, "AdDomain", "a domain");
      String host = optional(reader, "AdServer");
      directory = reader.made(() -> new Kerberos.ActiveDirectory(realm, domain, host));
    }
    Kerberos.ActiveDirectory integrated = directory;
    return kdc.made(() -> new Kerberos.ExternalKdc(hours, admin, server, integrated));
  }

  private static int lifetime(ObjectReader kdc) {
    return kdc.number("TicketLifetimeInHours", 1, Integer.MAX_VALUE, "hours")
        .orElse(TICKET_LIFETIME);
  }

  private @Nullable IdentityCenter identityCenter(ObjectReader block) {
    if (!on(block, "EnableIdentityCenter")) {
      block.fault("EnableIdentityCenter", "off", "true, or no IdentityCenterConfiguration");
    }
    String instance =
        required(block, "IdentityCenterInstanceARN", "the ARN of an instance of Identity Center");
    String role = optional(block, "IAMRoleForEMRIdentityCenterApplicationARN");
    boolean assignment = on(block, "IdentityCenterApplicationAssignmentRequired");
    // So spelt in the guide's sample.
    boolean misspelt = on(block, "IdentityCenterApplicationAssigmentRequired");
    return block.made(() -> new IdentityCenter(instance, role, assignment || misspelt));
  }

  private @Nullable Authorization authorization(ObjectReader block) {
    List<Optional<Authorization.RoleMapping>> mappings = List.of();
    if (block.has("EmrFsConfiguration")) {
      ObjectReader emrfs = block.object("EmrFsConfiguration", List.of("RoleMappings"));
      if (!emrfs.broken() && !emrfs.has("RoleMappings")) {
        emrfs.fault("RoleMappings", "none", "a list of mappings");
      }
      mappings =
          emrfs.objects(
              "RoleMappings",
              MANY,
              List.of("Role", "IdentifierType", "Identifiers"),
              this::mapping);
    }
    Authorization.RuntimeRoles roles =
        block.has("IAMConfiguration")
            ? runtimeRoles(
                block.object(
                    "IAMConfiguration",
                    List.of(
                        "EnableApplicationScopedIAMRole", "ApplicationScopedIAMRoleConfiguration")))
            : null;
    Authorization.LakeFormation lake =
        block.has("LakeFormationConfiguration")
            ? lakeFormation(
                block.object(
                    "LakeFormationConfiguration",
                    List.of("AuthorizedSessionTagValue", "EnableLakeFormation")))
            : null;
    Ranger ranger =
        block.has("RangerConfiguration")
            ? ranger(
                block.object(
                    "RangerConfiguration",
                    List.of(
                        "AdminServerURL",
                        "RoleForRangerPluginsARN",
                        "RoleForOtherAWSServicesARN",
                        "AdminServerSecretARN",
                        "RangerPluginConfigurations",
                        "AuditConfiguration")))
            : null;
    List<Authorization.RoleMapping> all = mappings.stream().flatMap(Optional::stream).toList();
    return block.made(() -> new Authorization(all, roles, lake, ranger));
  }

  private Optional<Authorization.RoleMapping> mapping(ObjectReader mapping) {
    String role = required(mapping, "Role", "the ARN of an IAM role");
    String type = required(mapping, "IdentifierType", "User, Group, Prefix");
    List<String> identifiers = mapping.texts("Identifiers", TEXT, "a text", MANY, List.of());
    for (Authorization.IdentifierType known : Authorization.IdentifierType.values()) {
      if (known.text().equals(type)) {
        return Optional.ofNullable(
            mapping.made(() -> new Authorization.RoleMapping(role, known, identifiers)));
      }
    }
    wrong(mapping, "IdentifierType", type, "User, Group, Prefix");
    return Optional.empty();
  }

  private Authorization.@Nullable RuntimeRoles runtimeRoles(ObjectReader block) {
    if (!on(block, "EnableApplicationScopedIAMRole")) {
      block.fault("EnableApplicationScopedIAMRole", "off", "true, or no IAMConfiguration");
    }
    ObjectReader roles =
        block.object("ApplicationScopedIAMRoleConfiguration", List.of("PropagateSourceIdentity"));
    return new Authorization.RuntimeRoles(on(roles, "PropagateSourceIdentity"));
  }

  private Authorization.@Nullable LakeFormation lakeFormation(ObjectReader block) {
    String tag = optional(block, "AuthorizedSessionTagValue");
    if (tag == null && !on(block, "EnableLakeFormation")) {
      block.fault(
          "EnableLakeFormation",
          "off",
          "true, AuthorizedSessionTagValue, or no LakeFormationConfiguration");
    }
    return new Authorization.LakeFormation(tag);
  }

  private @Nullable Ranger ranger(ObjectReader block) {
    String url = required(block, "AdminServerURL", "an https:// address");
    String plugins = required(block, "RoleForRangerPluginsARN", "the ARN of an IAM role");
    String others = required(block, "RoleForOtherAWSServicesARN", "the ARN of an IAM role");
    String secret = required(block, "AdminServerSecretARN", "the ARN of a secret");
    List<Optional<Ranger.Plugin>> list =
        block.objects(
            "RangerPluginConfigurations",
            MANY,
            List.of("App", "ClientSecretARN", "PolicyRepositoryName"),
            plugin -> {
              String app = required(plugin, "App", "an application");
              String client = required(plugin, "ClientSecretARN", "the ARN of a secret");
              String repository = required(plugin, "PolicyRepositoryName", "a name");
              return Optional.ofNullable(
                  plugin.made(() -> new Ranger.Plugin(app, client, repository)));
            });
    String group =
        optional(
            block
                .object("AuditConfiguration", List.of("Destinations"))
                .object("Destinations", List.of("AmazonCloudWatchLogs"))
                .object("AmazonCloudWatchLogs", List.of("CloudWatchLogGroup")),
            "CloudWatchLogGroup");
    return block.made(
        () ->
            new Ranger(
                url,
                plugins,
                others,
                secret,
                list.stream().flatMap(Optional::stream).toList(),
                group));
  }

  private @Nullable InstanceMetadata metadata(ObjectReader block) {
    Integer version = number(block, "MinimumInstanceMetadataServiceVersion");
    Integer hops = number(block, "HttpPutResponseHopLimit");
    if (version == null || hops == null) {
      if (!block.broken()) {
        block.fault(
            version == null ? "MinimumInstanceMetadataServiceVersion" : "HttpPutResponseHopLimit",
            "none",
            "both MinimumInstanceMetadataServiceVersion and HttpPutResponseHopLimit");
      }
      return null;
    }
    return block.made(() -> new InstanceMetadata(version, hops));
  }

  private static String required(ObjectReader reader, String key, String allowed) {
    return reader.required(key, TEXT, allowed);
  }

  private static @Nullable String optional(ObjectReader reader, String key) {
    return reader.optional(key, TEXT, "a text").orElse(null);
  }

  private static @Nullable Integer number(ObjectReader reader, String key) {
    var number = reader.number(key, Integer.MIN_VALUE, Integer.MAX_VALUE, "units");
    return number.isPresent() ? number.getAsInt() : null;
  }

  /** AWS's own samples have flags as strings, too. */
  private static boolean on(ObjectReader reader, String key) {
    return reader.flagOrText(key);
  }

  private static void without(ObjectReader reader, String choice, List<String> keys) {
    for (String key : keys) {
      if (reader.has(key)) {
        reader.fault(key, "it beside " + choice, "it only where it means something");
      }
    }
  }

  private static void wrong(ObjectReader reader, String key, String found, String allowed) {
    if (!found.isEmpty()) {
      reader.fault(key, ObjectReader.quoted(found), allowed);
    }
  }
}
