package io.sealedemr.cluster;

import com.pulumi.aws.emr.SecurityConfiguration;
import com.pulumi.aws.emr.SecurityConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.sealedemr.encryption.EncryptionKeys;
import io.sealedemr.environment.Environment;
import io.sealedemr.security.AtRest;
import io.sealedemr.security.Authentication;
import io.sealedemr.security.CertificateProvider;
import io.sealedemr.security.Encryption;
import io.sealedemr.security.InstanceMetadata;
import io.sealedemr.security.Kerberos;
import io.sealedemr.security.LocalDiskEncryption;
import io.sealedemr.security.S3Encryption;
import io.sealedemr.security.S3Mode;
import io.sealedemr.security.SecurityDocument;
import io.sealedemr.storage.Storage.Certificates;
import java.util.ArrayList;
import java.util.List;

/**
 * The stack's own EMR security configuration.
 *
 * @param name of the configuration; known at the first preview, and carries the dependency
 */
public record ClusterSecurity(Output<String> name) {

  /** Hours: a day, EMR's own example. */
  private static final int TICKET_LIFETIME = 24;

  /** Tokens stay on the node: no container or proxy between the service and who asks. */
  private static final int HOP_LIMIT = 1;

  /** Everything encrypted: S3, volumes, local disks, traffic. */
  public static ClusterSecurity create(
      Environment environment, EncryptionKeys keys, Certificates certificates) {
    SecurityDocument document =
        new SecurityDocument(
            new Encryption(
                new CertificateProvider.Pem(certificates.location()),
                new AtRest(
                    new S3Encryption(new S3Mode.SseKms(keys.storage().reference())),
                    new LocalDiskEncryption.AwsKms(keys.disk().reference(), true)),
                null),
            new Authentication(new Kerberos.ClusterDedicatedKdc(TICKET_LIFETIME), null),
            null,
            new InstanceMetadata(2, HOP_LIMIT));
    List<Resource> ready = new ArrayList<>();
    ready.add(certificates.ready());
    ready.addAll(keys.disk().ready());
    ready.addAll(keys.storage().ready());
    SecurityConfiguration configuration =
        new SecurityConfiguration(
            "cluster",
            SecurityConfigurationArgs.builder()
                .name(document.name(environment.name()))
                .configuration(document.toJson())
                .build(),
            CustomResourceOptions.builder().dependsOn(ready).build());
    return new ClusterSecurity(configuration.name());
  }
}
