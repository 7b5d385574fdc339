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
import java.util.Optional;

/**
 * The image that the nodes start from.
 *
 * @param id empty if EMR chooses its own
 */
public record NodeImage(Optional<Output<String>> id) {

  /** Copies the image that is to be copied, or takes the one that is there. */
  public static NodeImage create(Environment environment, AmiSettings settings, EncryptionKey key) {
    if (settings.source() instanceof AmiSettings.Copy source) {
      return new NodeImage(Optional.of(copy(environment, source, key).id()));
    }
    return new NodeImage(settings.id().map(Output::of));
  }

  /** Copies under the key (EC2 User Guide, "Use encryption with EBS-backed AMIs"). */
  private static AmiCopy copy(Environment environment, AmiSettings.Copy source, EncryptionKey key) {
    return new AmiCopy(
        "nodes",
        AmiCopyArgs.builder()
            // Another source has another name, so that both copies can exist while one replaces
            // the other.
            .name(environment.name(source.id()))
            .description("Copy of " + source.id() + " for " + environment.name())
            .sourceAmiId(source.id())
            .sourceAmiRegion(source.region())
            .encrypted(true)
            .kmsKeyId(key.reference())
            .tags(environment.tags("nodes"))
            .build(),
        CustomResourceOptions.builder()
            .dependsOn(key.ready())
            .customTimeouts(CustomTimeouts.builder().create(Duration.ofMinutes(60)).build())
            .build());
  }
}
