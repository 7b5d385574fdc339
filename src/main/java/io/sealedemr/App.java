package io.sealedemr;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import io.sealedemr.account.Account;
import io.sealedemr.ami.NamedImage;
import io.sealedemr.ami.NodeImage;
import io.sealedemr.ami.UnfitImageException;
import io.sealedemr.cluster.ClusterSecurity;
import io.sealedemr.cluster.EncryptedCluster;
import io.sealedemr.cluster.EncryptionModes;
import io.sealedemr.cluster.OwnClasses;
import io.sealedemr.coverage.Coverage;
import io.sealedemr.encryption.EncryptionKeys;
import io.sealedemr.encryption.KeyDerivation;
import io.sealedemr.encryption.TakenKeyException;
import io.sealedemr.encryption.TakenKeys;
import io.sealedemr.environment.Deployer;
import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.keys.KeyPurpose;
import io.sealedemr.network.Network;
import io.sealedemr.network.PublicSubnetException;
import io.sealedemr.network.SecurityGroups;
import io.sealedemr.roles.NodeAccess;
import io.sealedemr.roles.Roles;
import io.sealedemr.secrets.NodeSecret;
import io.sealedemr.secrets.NodeSecrets;
import io.sealedemr.security.SecurityDocument;
import io.sealedemr.settings.AccountSettings;
import io.sealedemr.settings.EnvironmentCoverage;
import io.sealedemr.settings.S3Settings;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.SettingsException;
import io.sealedemr.settings.StackConfig;
import io.sealedemr.storage.Storage;
import io.sealedemr.tls.TlsMaterial;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/** The program that Pulumi runs: an encrypted EMR cluster and all that it needs. */
public final class App {

  private App() {}

  public static void main(String[] args) {
    // Pulumi's SDK hands each message to the engine and to this logging too: it would be seen
    // twice.
    LogManager.getLogManager().reset();
    Pulumi.run(App::stack);
  }

  /**
   * Registers the stack's resources.
   *
   * @throws RunException if the configuration has faults: Pulumi shows its message without a stack
   *     trace
   */
  public static void stack(Context ctx) {
    try {
      StackConfig config = StackConfig.read(ctx, System.getenv());
      if (AccountSettings.in(config)) {
        Account.create(AccountSettings.parse(config));
      } else {
        stack(ctx, Settings.parse(config, Clock.systemUTC()));
      }
    } catch (SettingsException
        | PublicSubnetException
        | TakenKeyException
        | UnfitImageException fault) {
      throw new RunException(fault.getMessage());
    }
  }

  private static void stack(Context ctx, Settings settings) {
    Deployer deployer = Deployer.lookUp();
    Environment environment =
        new Environment(
            new AwsScope(deployer.partition(), deployer.account(), settings.region()),
            deployer.arn(),
            settings.name(),
            settings.tags(),
            settings.protect());

    NodeAccess access =
        NodeAccess.of(settings.encryption(), settings.authorization(), settings.cluster());
    KeyDerivation derivation = KeyDerivation.of(environment, settings);
    TakenKeys taken =
        TakenKeys.lookUp(settings.keys(), derivation.uses().purposes(), settings.region());
    NamedImage.check(
            settings.ami(),
            settings.cluster(),
            deployer.account(),
            settings.region(),
            taken.arn(KeyPurpose.DISK))
        .forEach(ctx.log()::warn);
    // First, since an existing subnet may be refused, and then nothing must have been registered.
    Network network = Network.create(environment, settings.network(), access);
    Roles roles = Roles.create(environment, access);
    EncryptionKeys keys =
        EncryptionKeys.create(environment, settings.keys(), derivation, taken, roles.principals());
    NodeImage image = NodeImage.create(environment, settings.ami(), keys.disk());
    Storage storage =
        Storage.create(
            environment,
            keys,
            settings.encryption().s3().map(S3Settings::mode),
            settings.encryption().certificatesOfOwnClass() ? Optional.empty() : settings.tls());
    NodeSecrets secrets =
        access.secrets().isEmpty()
            ? NodeSecrets.none()
            : NodeSecrets.create(
                environment,
                keys.find(KeyPurpose.SECRETS).orElseThrow(),
                secretValues(settings, access));
    OwnClasses classes = OwnClasses.create(environment, settings, keys, storage);
    SecurityGroups groups = SecurityGroups.create(environment, network);
    Optional<EncryptionKeys.EncryptionKey> secretsKey = keys.find(KeyPurpose.SECRETS);
    Optional<EncryptionKeys.EncryptionKey> wal = keys.find(KeyPurpose.WAL);
    SecurityDocument document =
        new EncryptionModes(
                keys.storage().reference(),
                keys.disk().reference(),
                wal.map(EncryptionKeys.EncryptionKey::reference),
                secretsKey.map(EncryptionKeys.EncryptionKey::reference),
                storage.certificates().map(Storage.Certificates::location),
                classes)
            .document(settings);
    ClusterSecurity security =
        ClusterSecurity.create(
            environment,
            document,
            Stream.of(
                    storage.certificates().map(Storage.Certificates::ready).stream(),
                    keys.disk().ready().stream(),
                    keys.storage().ready().stream(),
                    wal.stream().flatMap(key -> key.ready().stream()),
                    secretsKey.stream().flatMap(key -> key.ready().stream()),
                    secrets.ready().stream(),
                    classes.ready().stream())
                .flatMap(ready -> ready)
                .toList());
    EncryptedCluster cluster =
        EncryptedCluster.create(
            environment,
            settings,
            new EncryptedCluster.Parts(roles, keys, storage, network, groups, image, security));

    ctx.export("clusterId", cluster.id());
    ctx.export("primaryDns", cluster.primaryDns());
    ctx.export("securityConfigurationName", security.name());
    image.id().ifPresent(id -> ctx.export("amiId", id));
    TreeMap<String, String> references = new TreeMap<>();
    keys.all()
        .forEach(
            (purpose, key) -> {
              references.put(purpose.text(), key.reference());
              ctx.export(purpose.text() + "KeyArn", key.arn());
            });
    ctx.export("keys", Output.of(references));
    ctx.export(
        "buckets",
        Output.of(
            Map.of(
                "data", storage.data().name(),
                "logs", storage.logs().name(),
                "artifacts", storage.artifacts().name())));
    ctx.export(
        "coverage", Output.of(Coverage.of(EnvironmentCoverage.situation(settings)).summary()));
    ctx.export("subnetIds", Output.all(network.subnetIds()));
    ctx.export("serviceRoleArn", Output.of(roles.service()));
    ctx.export("instanceRoleArn", Output.of(roles.instance()));
    settings
        .tls()
        .map(TlsMaterial::leaf)
        .ifPresent(
            certificate -> {
              ctx.export("tlsNotAfter", Output.of(certificate.notAfter().toString()));
              ctx.export("tlsFingerprint", Output.of(certificate.sha256()));
            });
  }

  private static Map<NodeSecret, String> secretValues(Settings settings, NodeAccess access) {
    Map<NodeSecret, String> values = new TreeMap<>();
    for (NodeSecret secret : access.secrets()) {
      values.put(
          secret,
          switch (secret) {
            case TLS -> settings.tls().orElseThrow().toJson();
            case OBJECTS -> settings.wrappingKeys().orElseThrow().value();
          });
    }
    return values;
  }
}
