package io.sealedemr.sandbox.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;

/** The KMS keys that were named by what was read, each by its alias. */
final class Keys {

  private final KmsClient kms;
  private final Map<String, KeyMetadata> asked = new LinkedHashMap<>();

  Keys(KmsClient kms) {
    this.kms = kms;
  }

  /**
   * The alias of a key that is given by id, ARN or alias; tells an AWS-managed or unknown key too.
   */
  String name(@Nullable String reference) {
    if (reference == null || reference.isEmpty()) {
      return "no key of yours";
    }
    KeyMetadata key = kms.describeKey(r -> r.keyId(reference)).keyMetadata();
    String alias =
        kms.listAliases(r -> r.keyId(key.keyId())).aliases().stream()
            .map(AliasListEntry::aliasName)
            .findFirst()
            .orElse("key " + key.keyId());
    asked.putIfAbsent(alias, key);
    return alias;
  }

  /** A proof for each key that {@link #name} was asked for. */
  List<Proof> asked() {
    return asked.entrySet().stream().map(e -> proof(e.getKey(), e.getValue())).toList();
  }

  /** The keys that could still be used, AWS's own left out. */
  List<String> usable() {
    return kms.listKeys().keys().stream()
        .map(k -> kms.describeKey(r -> r.keyId(k.keyId())).keyMetadata())
        .filter(k -> k.keyState() != KeyState.PENDING_DELETION)
        .filter(k -> !k.keyManagerAsString().equals("AWS"))
        .map(k -> "key " + k.keyId())
        .toList();
  }

  private Proof proof(String alias, KeyMetadata key) {
    GetKeyRotationStatusResponse rotation = kms.getKeyRotationStatus(r -> r.keyId(key.keyId()));
    boolean rotates = Boolean.TRUE.equals(rotation.keyRotationEnabled());
    return new Proof(
        "key " + alias,
        rotates && key.keyState() == KeyState.ENABLED,
        key.keyStateAsString().toLowerCase(Locale.ROOT)
            + (rotates
                ? ", rotated every " + rotation.rotationPeriodInDays() + " days"
                : ", NOT ROTATED"));
  }
}
