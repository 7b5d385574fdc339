package io.sealedemr.providers.keyring;

import io.sealedemr.providers.properties.ProviderProperties;
import io.sealedemr.providers.secrets.CachedKeys;
import io.sealedemr.providers.secrets.WrappingKeys;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import software.amazon.encryption.s3.S3EncryptionClientException;
import software.amazon.encryption.s3.materials.AesKeyring;
import software.amazon.encryption.s3.materials.DecryptionMaterials;
import software.amazon.encryption.s3.materials.EncryptedDataKey;
import software.amazon.encryption.s3.materials.EncryptionMaterials;
import software.amazon.encryption.s3.materials.Keyring;

/**
 * Wraps data keys under the current key of {@link WrappingKeys} and opens them with any of its
 * keys, also those that the provider for EMRFS wrapped. S3A makes one by its constructor without
 * arguments (Release Guide, "Setup CSE-CUSTOM"; Hadoop's {@code EncryptionS3ClientFactory}).
 */
public final class SecretsManagerKeyring implements Keyring {

  /** In the description that S3 keeps with an object: the id of its key. As for EMRFS. */
  public static final String KEY_ID = "sealed-emr.key";

  /** Of every algorithm suite of the client. */
  private static final int DATA_KEY_BYTES = 32;

  private final String secretId;
  private final CachedKeys keys;

  /**
   * By the properties in its jar: {@code region}, {@code secretId}.
   *
   * @throws IllegalStateException if they are missing
   */
  public SecretsManagerKeyring() {
    ProviderProperties properties =
        ProviderProperties.of(SecretsManagerKeyring.class, "region", "secretId");
    SecretValue secret = new SecretValue(properties);
    secretId = properties.get("secretId");
    keys = new CachedKeys(secret::keys, System::nanoTime);
  }

  @Override
  public EncryptionMaterials onEncrypt(EncryptionMaterials materials) {
    WrappingKeys known = keys.get();
    String id = known.currentId();
    SecretKey key = known.find(id).orElseThrow(AssertionError::new);
    // Newer clients have a field of its own for the description; they and the older ones store the
    // context as the description if that field is empty.
    return keyring(key).onEncrypt(materials).toBuilder()
        .encryptionContext(Collections.singletonMap(KEY_ID, id))
        .build();
  }

  /**
   * Opens a data key.
   *
   * @throws S3EncryptionClientException if no key of the secret opens it
   */
  @Override
  public DecryptionMaterials onDecrypt(
      DecryptionMaterials materials, List<EncryptedDataKey> encryptedDataKeys) {
    Optional<DecryptionMaterials> opened = open(keys.get(), materials, encryptedDataKeys);
    if (!opened.isPresent()) {
      opened = open(keys.fresh(), materials, encryptedDataKeys);
    }
    return opened.orElseThrow(
        () ->
            new S3EncryptionClientException(
                "No key of secret "
                    + secretId
                    + " opens the object's data key"
                    + id(materials).map(id -> ", which names key \"" + id + "\"").orElse("")));
  }

  /** Tries all keys: not every version of the client hands the description on. */
  private static Optional<DecryptionMaterials> open(
      WrappingKeys keys, DecryptionMaterials materials, List<EncryptedDataKey> dataKeys) {
    Optional<String> id = id(materials);
    for (Map.Entry<String, SecretKey> key : keys.all().entrySet()) {
      if (!id.isPresent() || id.get().equals(key.getKey())) {
        DecryptionMaterials opened = tryKey(key.getValue(), materials, dataKeys);
        if (opened != null) {
          return Optional.of(opened);
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable DecryptionMaterials tryKey(
      SecretKey key, DecryptionMaterials materials, List<EncryptedDataKey> dataKeys) {
    try {
      DecryptionMaterials opened = keyring(key).onDecrypt(materials, dataKeys);
      // AES/GCM and AESWrap notice a wrong key. The oldest way does not always: then the length
      // does.
      return opened.plaintextDataKey().length == DATA_KEY_BYTES ? opened : null;
    } catch (S3EncryptionClientException e) {
      return null;
    }
  }

  private static Optional<String> id(DecryptionMaterials materials) {
    Map<String, String> context = materials.encryptionContext();
    return context == null ? Optional.empty() : Optional.ofNullable(context.get(KEY_ID));
  }

  private static Keyring keyring(SecretKey key) {
    // EMRFS wraps in the way that this client calls legacy.
    return AesKeyring.builder().enableLegacyWrappingAlgorithms(true).wrappingKey(key).build();
  }
}
