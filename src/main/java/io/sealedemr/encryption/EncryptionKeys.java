package io.sealedemr.encryption;

import com.pulumi.aws.kms.Alias;
import com.pulumi.aws.kms.AliasArgs;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.aws.kms.KeyPolicy;
import com.pulumi.aws.kms.KeyPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.sealedemr.environment.Environment;
import io.sealedemr.keys.KeyPolicies;
import io.sealedemr.keys.KeyPurpose;
import io.sealedemr.keys.KeyUsers;
import io.sealedemr.settings.KeySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a stack: made here, or taken by ARN.
 *
 * @param disk volumes, local disks and the image copy
 * @param storage data and artifacts
 * @param logs logs
 */
public record EncryptionKeys(EncryptionKey disk, EncryptionKey storage, EncryptionKey logs) {

  /**
   * One key.
   *
   * @param reference ARN by which everything names it, a plain string at the first preview: of the
   *     alias for a key that is made here (its own ARN is not known yet), else of the key
   * @param arn of the key itself
   * @param ready what must exist before the key can be used; a plain reference carries no
   *     dependency
   */
  public record EncryptionKey(String reference, Output<String> arn, List<Resource> ready) {

    /** Whether the reference is an alias, which services that resolve it do not give back. */
    public boolean isAlias() {
      return reference.contains(":alias/");
    }
  }

  /**
   * Makes the keys that are not taken.
   *
   * @param users whom the policies are derived from
   * @param roles that the policies name: KMS refuses a policy with unknown ones
   */
  public static EncryptionKeys create(
      Environment environment, KeySettings settings, KeyUsers users, List<Resource> roles) {
    Maker maker = new Maker(environment, settings, new KeyPolicies(users), roles);
    return new EncryptionKeys(
        maker.key(KeyPurpose.DISK, settings.disk()),
        maker.key(KeyPurpose.STORAGE, settings.storage()),
        maker.key(KeyPurpose.LOGS, settings.logs()));
  }

  private record Maker(
      Environment environment, KeySettings settings, KeyPolicies policies, List<Resource> roles) {

    EncryptionKey key(KeyPurpose purpose, Optional<String> existing) {
      return existing
          .map(arn -> new EncryptionKey(arn, Output.of(arn), List.of()))
          .orElseGet(() -> make(purpose));
    }

    private EncryptionKey make(KeyPurpose purpose) {
      String thing = purpose.text();
      CustomResourceOptions protect =
          CustomResourceOptions.builder().protect(environment.protect()).build();
      Key key =
          new Key(
              thing,
              KeyArgs.builder()
                  .description("Sealed EMR " + environment.name() + ": " + thing)
                  .keyUsage("ENCRYPT_DECRYPT")
                  .customerMasterKeySpec("SYMMETRIC_DEFAULT")
                  .enableKeyRotation(true)
                  .rotationPeriodInDays(settings.rotationDays())
                  .deletionWindowInDays(settings.deletionWindowDays())
                  .tags(environment.tags(thing))
                  .build(),
              protect);
      // id() and not keyId(), which is the same: of a value that only the provider knows, a preview
      // drops the dependency with the value, and no policy could tell which key this is about.
      String aliasName = environment.name(thing);
      Alias alias =
          new Alias(
              thing,
              AliasArgs.builder().name("alias/" + aliasName).targetKeyId(key.id()).build(),
              protect);
      List<Resource> before = new ArrayList<>(roles);
      // The derived policy lets nobody make or remove an alias; the default one does.
      before.add(alias);
      // A resource of its own and not Key.policy: the policy names roles, and whatever names roles
      // must wait for them.
      KeyPolicy policy =
          new KeyPolicy(
              thing,
              KeyPolicyArgs.builder()
                  .keyId(key.id())
                  .policy(policies.policy(purpose).toJson())
                  .build(),
              CustomResourceOptions.builder().dependsOn(before).build());
      return new EncryptionKey(
          environment.scope().alias(aliasName), key.arn(), List.of(alias, policy));
    }
  }
}
