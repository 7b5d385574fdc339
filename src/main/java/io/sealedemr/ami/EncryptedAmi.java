package io.sealedemr.ami;

import com.pulumi.aws.ec2.AmiCopy;
import com.pulumi.aws.ec2.AmiCopyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import io.sealedemr.encryption.EncryptionKeys.EncryptionKey;
import io.sealedemr.environment.Environment;
import io.sealedemr.settings.AmiSettings;
import java.time.Duration;

/**
 * The copied image.
 *
 * @param id of the copy
 */
public record EncryptedAmi(Output<String> id) {

  /** Copies the image under the key (EC2 User Guide, "Use encryption with EBS-backed AMIs"). */
  public static EncryptedAmi create(
      Environment environment, AmiSettings settings, EncryptionKey key) {
    AmiCopy copy =
        new AmiCopy(
            "nodes",
            AmiCopyArgs.builder()
                // Another source has another name, so that both copies can exist while one replaces
                // the other.
                .name(environment.name(settings.sourceId()))
                .description("Copy of " + settings.sourceId() + " for " + environment.name())
                .sourceAmiId(settings.sourceId())
                .sourceAmiRegion(settings.sourceRegion())
                .encrypted(true)
                .kmsKeyId(key.reference())
                .tags(environment.tags("nodes"))
                .build(),
            CustomResourceOptions.builder()
                .dependsOn(key.ready())
                .customTimeouts(CustomTimeouts.builder().create(Duration.ofMinutes(60)).build())
                .build());
    return new EncryptedAmi(copy.id());
  }
}
