package io.sealedemr.settings;

import io.sealedemr.configurations.Configurations;
import io.sealedemr.configurations.Merge;
import io.sealedemr.configurations.RequiredProperty;
import io.sealedemr.configurations.UndoingSettings;
import io.sealedemr.configurations.UndoingTable;
import io.sealedemr.coverage.Coverage;
import io.sealedemr.coverage.Property;
import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.security.InstanceMetadata;
import io.sealedemr.tls.TlsMaterial;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings of one stack, validated.
 *
 * @param region where everything stands, such as {@code eu-west-2}
 * @param name prefix of all names
 * @param cluster what kind of cluster
 * @param configurations of the cluster's applications
 * @param ami what the nodes start from
 * @param keys whose KMS keys, and who manages them
 * @param network a network of its own, or an existing subnet
 * @param encryption what is encrypted, and how
 * @param tls certificate and key of the nodes; empty if EMR or a class of yours makes them
 * @param wrappingKeys what wraps the keys of objects; empty if no class of the project's does
 * @param kerberos empty without Kerberos
 * @param authorization who may do what on the cluster
 * @param metadata how the nodes answer for their instance metadata
 * @param tags tags of every resource, besides the program's own
 * @param protect whether what must not be lost is protected from {@code pulumi destroy}
 */
public record Settings(
    String region,
    String name,
    ClusterSettings cluster,
    Configurations configurations,
    AmiSettings ami,
    KeySettings keys,
    NetworkSettings network,
    EncryptionSettings encryption,
    Optional<TlsMaterial> tls,
    Optional<Secret> wrappingKeys,
    Optional<KerberosSettings> kerberos,
    AuthorizationSettings authorization,
    InstanceMetadata metadata,
    Map<String, String> tags,
    boolean protect) {

  /** The namespace of the project's own keys. */
  static final String NAMESPACE = "sealed-emr:";

  /** Keys whose values are secret; each is a key of its own, as one secret makes a whole key so. */
  static final List<String> SECRETS =
      List.of(
          TlsMaterialReader.KEY,
          // The launcher's: the program does not look at it.
          NAMESPACE + "tlsPending",
          WrappingKeys.KEY,
          KerberosSettings.KDC_ADMIN_PASSWORD,
          KerberosSettings.TRUST_PASSWORD,
          KerberosSettings.JOIN_PASSWORD);

  static final String REGION_KEY = "aws:region";

  /** Every key that the program reads. */
  static final List<String> KEYS =
      Stream.concat(
              SECRETS.stream(),
              Stream.of(
                  REGION_KEY,
                  AccountSettings.KEY,
                  AmiSettings.KEY,
                  NAMESPACE + "authorization",
                  NAMESPACE + "cluster",
                  NAMESPACE + "encryption",
                  NAMESPACE + "instanceMetadata",
                  NAMESPACE + "kerberos",
                  NAMESPACE + "keys",
                  NAMESPACE + "name",
                  NAMESPACE + "network",
                  NAMESPACE + "protect",
                  NAMESPACE + "tags",
                  NAMESPACE + "tls"))
          .sorted()
          .toList();

  // The China partition spells service names differently, and nothing here was tried there.
  private static final Pattern REGION = Pattern.compile("(?!cn-)[a-z]{2}(-[a-z]+)+-[0-9]+");

  /** So that the longest bucket name, with purpose, account and region, stays within 63. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,21}[a-z0-9]");

  static final Pattern TAG_KEY =
      Pattern.compile("(?![aA][wW][sS]:|for-use-with-amazon-emr)[\\w .:/=+@-]{1,128}");
  static final Pattern TAG_VALUE = Pattern.compile("[\\w .:/=+@-]{0,256}");
  static final String A_TAG =
      "a tag of up to 128 and 256 characters that is neither AWS's own nor"
          + " for-use-with-amazon-emr-managed-policies";

  /**
   * Validates the whole configuration.
   *
   * @param clock tells whether certificates are valid
   * @throws SettingsException with all faults
   */
  public static Settings parse(StackConfig config, Clock clock) throws SettingsException {
    if (AccountSettings.in(config)) {
      throw new SettingsException(
          config.stack(),
          List.of(AccountSettings.KEY + ": the stack has the settings of an account, no cluster"));
    }
    Faults faults = new Faults();
    Settings settings = read(config, clock, faults);
    if (faults.lines().isEmpty()) {
      settings = settings.configured(faults);
    } else {
      settings.merge(settings.encryption.hdfs().encryption().required(), faults);
    }
    if (!faults.lines().isEmpty()) {
      throw new SettingsException(config.stack(), faults.lines());
    }
    return settings;
  }

  /** Reads everything; with faults, what is read is of no use. */
  static Settings read(StackConfig config, Clock clock, Faults faults) {
    Map<String, String> values = config.values();
    values.keySet().stream()
        .filter(key -> key.startsWith(NAMESPACE) && !KEYS.contains(key))
        .sorted()
        .forEach(
            key ->
                faults.unknown(
                    NAMESPACE,
                    key.substring(NAMESPACE.length()),
                    KEYS.stream()
                        .filter(known -> known.startsWith(NAMESPACE))
                        .filter(known -> !known.equals(AccountSettings.KEY))
                        .map(known -> known.substring(NAMESPACE.length()))
                        .toList()));

    String region = region(values, faults);
    ClusterSettings cluster =
        ClusterSettings.read(values.get(NAMESPACE + "cluster"), config.project(), faults);
    EncryptionSettings encryption =
        EncryptionSettings.read(values.get(EncryptionSettings.KEY), region, faults);
    Settings settings =
        new Settings(
            region,
            name(config, faults),
            cluster,
            new Configurations(List.of()),
            AmiSettings.read(values.get(AmiSettings.KEY), region, faults),
            KeySettings.read(values.get(NAMESPACE + "keys"), region, faults),
            NetworkSettings.read(values.get(NAMESPACE + "network"), region, faults),
            encryption,
            encryption.needsTlsMaterial()
                ? Optional.of(TlsMaterialReader.read(config, region, clock, faults))
                : Optional.empty(),
            encryption.objectKeysOfOwnClass()
                ? WrappingKeys.read(config, faults)
                : Optional.empty(),
            KerberosSettings.read(config, faults),
            AuthorizationSettings.read(values.get(NAMESPACE + "authorization"), faults),
            MetadataSettings.read(values.get(NAMESPACE + "instanceMetadata"), faults),
            ObjectReader.of(
                    NAMESPACE + "tags", values.get(NAMESPACE + "tags"), false, faults, List.of())
                .entries(TAG_KEY, TAG_VALUE, A_TAG),
            ObjectReader.texts(values, faults).flagOrText(NAMESPACE + "protect"));
    cluster.check(encryption, settings.kerberos(), faults);
    encryption.check(cluster, faults);
    settings.ami().check(encryption, settings.keys(), faults);
    settings.authorization().check(cluster, encryption, settings.kerberos(), faults);
    return settings;
  }

  /**
   * These settings with the configurations that their encryption needs, if nothing stays in clear
   * but what the environment accepts.
   */
  private Settings configured(Faults faults) {
    List<RequiredProperty> required = new ArrayList<>(encryption.hdfs().encryption().required());
    Coverage coverage = Coverage.of(EnvironmentCoverage.situation(this));
    coverage
        .requiredSettings()
        .forEach(
            setting ->
                required.add(
                    new RequiredProperty(
                        setting.property().classification(),
                        setting.property().property(),
                        setting.property().value(),
                        setting.channel())));
    Configurations merged = merge(required, faults);
    coverage.accepting(encryption.accept()).errors().forEach(faults::add);
    return new Settings(
        region,
        name,
        cluster,
        merged,
        ami,
        keys,
        network,
        encryption,
        tls,
        wrappingKeys,
        kerberos,
        authorization,
        metadata,
        tags,
        protect);
  }

  private Configurations merge(List<RequiredProperty> required, Faults faults) {
    UndoingTable table = UndoingTable.load();
    Merge merge =
        Merge.of(
            cluster.configurations(),
            required,
            (classification, property, value) ->
                table
                    .objection(classification, property, value)
                    .or(() -> breaksChannel(classification, property, value)));
    merge
        .conflicts()
        .forEach(
            conflict ->
                faults.found(
                    ClusterSettings.KEY + ".configurations" + conflict.path(),
                    conflict.found(),
                    conflict.allowed()));
    return merge.result();
  }

  private static Optional<UndoingSettings.Objection> breaksChannel(
      String classification, String property, String value) {
    return Coverage.undoing(new Property(classification, property, value)).stream()
        .findFirst()
        .map(
            undoing ->
                new UndoingSettings.Objection(
                    ObjectReader.quoted(value),
                    undoing.allowed() + ", which " + undoing.channel() + " needs"));
  }

  static String region(Map<String, String> values, Faults faults) {
    return ObjectReader.texts(values, faults)
        .required(REGION_KEY, REGION, "an AWS region outside China, such as eu-west-2");
  }

  private static String name(StackConfig config, Faults faults) {
    String key = NAMESPACE + "name";
    String allowed =
        "2 to 23 lower-case letters, digits and hyphens, a letter first, no hyphen last";
    String byDefault = "emr-" + config.stack();
    Optional<String> name =
        ObjectReader.texts(config.values(), faults).optional(key, NAME, allowed);
    if (!config.values().containsKey(key) && !NAME.matcher(byDefault).matches()) {
      faults.found(key, ObjectReader.quoted(byDefault) + " (emr- and the stack's name)", allowed);
    }
    return name.orElse(byDefault);
  }

  /** The value of a secret key; a fault if it is missing or stands in plain text. */
  static String secret(StackConfig config, String key, String command, Faults faults) {
    String value = config.values().get(key);
    if (value == null && !config.secretsReadable()) {
      return "";
    }
    if (value == null) {
      faults.add(key + ": missing; make it with: " + command);
      return "";
    }
    if (config.plainKeys().contains(key)) {
      faults.add(
          key
              + ": stands in plain text in the stack's file; remove it there, treat it as known to"
              + " others, and make a new one with: "
              + command);
    }
    return value;
  }
}
