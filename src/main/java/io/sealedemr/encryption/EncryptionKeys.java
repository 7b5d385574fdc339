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
import io.sealedemr.settings.KeySettings;
import io.sealedemr.settings.KeySource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys of a stack, made here or taken; a key that nothing uses is not among them.
 *
 * @param all by purpose
 */
public record EncryptionKeys(SortedMap<KeyPurpose, EncryptionKey> all) {

  public EncryptionKeys {
    all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }

  /** For volumes, local disks and the image copy. */
  public EncryptionKey disk() {
    return of(KeyPurpose.DISK);
  }

  /** For data and artifacts. */
  public EncryptionKey storage() {
    return of(KeyPurpose.STORAGE);
  }

  /** For logs. */
  public EncryptionKey logs() {
    return of(KeyPurpose.LOGS);
  }

  /** The key for this purpose, if anything uses one. */
  public Optional<EncryptionKey> find(KeyPurpose purpose) {
    return Optional.ofNullable(all.get(purpose));
  }

  private EncryptionKey of(KeyPurpose purpose) {
    return find(purpose)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no key for " + purpose.text() + ", since nothing uses one"));
  }

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
   * Makes the keys that are needed and not taken.
   *
   * @param derivation what the policies are derived from
   * @param taken keys that exist
   * @param roles that the policies name: KMS refuses a policy with unknown ones
   */
  public static EncryptionKeys create(
      Environment environment,
      KeySettings settings,
      KeyDerivation derivation,
      TakenKeys taken,
      List<Resource> roles) {
    Maker maker = new Maker(environment, settings, derivation.policies(), roles);
    SortedMap<KeyPurpose, EncryptionKey> keys = new TreeMap<>();
    for (KeyPurpose purpose : derivation.uses().purposes()) {
      keys.put(
          purpose,
          taken
              .arn(purpose)
              .map(arn -> new EncryptionKey(arn, Output.of(arn), List.of()))
              .orElseGet(() -> maker.make(purpose)));
    }
    return new EncryptionKeys(keys);
  }

  private record Maker(
      Environment environment, KeySettings settings, KeyPolicies policies, List<Resource> roles) {

    EncryptionKey make(KeyPurpose purpose) {
      String thing = purpose.text();
      CustomResourceOptions protect =
          CustomResourceOptions.builder().protect(environment.protect()).build();
      KeyArgs.Builder args =
          KeyArgs.builder()
              .description("Sealed EMR " + environment.name() + ": " + thing)
              .keyUsage("ENCRYPT_DECRYPT")
              .customerMasterKeySpec("SYMMETRIC_DEFAULT")
              .enableKeyRotation(true)
              .rotationPeriodInDays(settings.rotationDays())
              .deletionWindowInDays(settings.deletionWindowDays())
              .tags(environment.tags(thing));
      if (settings.source(purpose) instanceof KeySource.Made made && made.multiRegion()) {
        args.multiRegion(true);
      }
      Key key = new Key(thing, args.build(), protect);
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
