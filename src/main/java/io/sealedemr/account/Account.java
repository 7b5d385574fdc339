package io.sealedemr.account;

import com.pulumi.aws.ebs.DefaultKmsKey;
import com.pulumi.aws.ebs.DefaultKmsKeyArgs;
import com.pulumi.aws.ebs.EncryptionByDefault;
import com.pulumi.aws.ebs.EncryptionByDefaultArgs;
import com.pulumi.aws.ebs.SnapshotBlockPublicAccess;
import com.pulumi.aws.ebs.SnapshotBlockPublicAccessArgs;
import com.pulumi.aws.emr.BlockPublicAccessConfiguration;
import com.pulumi.aws.emr.BlockPublicAccessConfigurationArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.sealedemr.settings.AccountSettings;
import java.util.List;

/** The guards of one region of an account. */
public final class Account {

  private Account() {}

  /** Registers what the settings ask for. */
  public static void create(AccountSettings settings) {
    if (settings.blockPublicAccess()) {
      // Without permitted ranges, not even AWS's default of port 22 is (EMR Management Guide,
      // "Using Amazon EMR block public access").
      var unusedGuard =
          new BlockPublicAccessConfiguration(
              "account",
              BlockPublicAccessConfigurationArgs.builder()
                  .blockPublicSecurityGroupRules(true)
                  .build(),
              kept(List.of()));
    }
    // The key first: what is made in between would be under the AWS managed key.
    List<Resource> key =
        settings.ebsKey().stream()
            .<Resource>map(
                arn ->
                    new DefaultKmsKey(
                        "account",
                        DefaultKmsKeyArgs.builder().keyArn(arn).build(),
                        kept(List.of())))
            .toList();
    if (settings.ebsEncryptionByDefault()) {
      var unusedDefault =
          new EncryptionByDefault(
              "account", EncryptionByDefaultArgs.builder().enabled(true).build(), kept(key));
    }
    settings
        .snapshotBlockPublicAccess()
        .ifPresent(
            state ->
                new SnapshotBlockPublicAccess(
                    "account",
                    SnapshotBlockPublicAccessArgs.builder().state(state).build(),
                    kept(List.of())));
  }

  /** A guard stays when its stack is destroyed: to lift it is a decision of its own. */
  private static CustomResourceOptions kept(List<Resource> after) {
    return CustomResourceOptions.builder().retainOnDelete(true).dependsOn(after).build();
  }
}
