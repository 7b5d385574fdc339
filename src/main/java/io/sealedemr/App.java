package io.sealedemr;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import io.sealedemr.ami.EncryptedAmi;
import io.sealedemr.cluster.ClusterSecurity;
import io.sealedemr.cluster.EncryptedCluster;
import io.sealedemr.cluster.EncryptionModes;
import io.sealedemr.encryption.EncryptionKeys;
import io.sealedemr.environment.Deployer;
import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.keys.KeyUsers;
import io.sealedemr.network.Network;
import io.sealedemr.network.PublicSubnetException;
import io.sealedemr.network.SecurityGroups;
import io.sealedemr.roles.NodeAccess;
import io.sealedemr.roles.Roles;
import io.sealedemr.security.SecurityDocument;
import io.sealedemr.settings.S3Settings;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.SettingsException;
import io.sealedemr.settings.StackConfig;
import io.sealedemr.storage.Storage;
import io.sealedemr.tls.TlsMaterial;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
      stack(ctx, Settings.parse(StackConfig.read(ctx, System.getenv()), Clock.systemUTC()));
    } catch (SettingsException | PublicSubnetException fault) {
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

    NodeAccess access = NodeAccess.of(settings.encryption(), settings.authorization());
    // First, since an existing subnet may be refused, and then nothing must have been registered.
    Network network = Network.create(environment, settings.network(), access);
    Roles roles = Roles.create(environment, access);
    EncryptionKeys keys =
        EncryptionKeys.create(
            environment,
            settings.keys(),
            keyUsers(environment, settings, roles),
            roles.principals());
    EncryptedAmi ami = EncryptedAmi.create(environment, settings.ami(), keys.disk());
    Storage storage =
        Storage.create(
            environment, keys, settings.encryption().s3().map(S3Settings::mode), settings.tls());
    SecurityGroups groups = SecurityGroups.create(environment, network);
    SecurityDocument document =
        new EncryptionModes(
                keys.storage().reference(),
                keys.disk().reference(),
                keys.storage().reference(),
                storage.certificates().map(Storage.Certificates::location))
            .document(settings);
    ClusterSecurity security =
        ClusterSecurity.create(
            environment,
            document,
            Stream.of(
                    storage.certificates().map(Storage.Certificates::ready).stream(),
                    keys.disk().ready().stream(),
                    keys.storage().ready().stream())
                .flatMap(ready -> ready)
                .toList());
    EncryptedCluster cluster =
        EncryptedCluster.create(
            environment,
            settings.cluster(),
            settings.kerberos(),
            new EncryptedCluster.Parts(roles, keys, storage, network, groups, ami, security));

    ctx.export("clusterId", cluster.id());
    ctx.export("primaryDns", cluster.primaryDns());
    ctx.export("securityConfigurationName", security.name());
    ctx.export("amiId", ami.id());
    ctx.export(
        "keys",
        Output.of(
            Map.of(
                "disk", keys.disk().reference(),
                "storage", keys.storage().reference(),
                "logs", keys.logs().reference())));
    ctx.export("diskKeyArn", keys.disk().arn());
    ctx.export("storageKeyArn", keys.storage().arn());
    ctx.export("logsKeyArn", keys.logs().arn());
    ctx.export(
        "buckets",
        Output.of(
            Map.of(
                "data", storage.data().name(),
                "logs", storage.logs().name(),
                "artifacts", storage.artifacts().name())));
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

  private static KeyUsers keyUsers(Environment environment, Settings settings, Roles roles) {
    // The deployer always: a policy that its author could not change again is refused by KMS.
    TreeSet<String> administrators = new TreeSet<>(settings.keys().administrators());
    administrators.add(environment.deployer());
    return new KeyUsers(
        environment.scope(),
        List.copyOf(administrators),
        environment.deployer(),
        roles.service(),
        roles.instance(),
        List.of(environment.bucket("data")),
        environment.bucket("artifacts"),
        environment.bucket("logs"),
        List.of());
  }
}
