package io.sealedemr.providers.objects;

import com.amazonaws.services.s3.model.EncryptionMaterials;
import com.amazonaws.services.s3.model.EncryptionMaterialsProvider;
import io.sealedemr.providers.aws.SecretValue;
import io.sealedemr.providers.properties.ProviderProperties;
import io.sealedemr.providers.secrets.CachedKeys;
import io.sealedemr.providers.secrets.WrappingKeys;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Gives EMRFS the keys of {@link WrappingKeys}. What is stored with an object names its key's id,
 * so an object stays readable as long as its key stands in the secret (Release Guide, "Amazon S3
 * client-side encryption").
 */
public final class SecretsManagerKeyMaterials implements EncryptionMaterialsProvider {

  /** In the description that S3 keeps with an object: the id of its key. */
  public static final String KEY_ID = "sealed-emr.key";

  private final String secretId;
  private final CachedKeys keys;

  /**
   * By the properties in its jar: {@code region}, {@code secretId}.
   *
   * @throws IllegalStateException if they are missing
   */
  public SecretsManagerKeyMaterials() {
    this(
        ProviderProperties.of(SecretsManagerKeyMaterials.class, "region", "secretId"),
        System::nanoTime);
  }

  private SecretsManagerKeyMaterials(ProviderProperties properties, LongSupplier nanoTime) {
    SecretValue secret = new SecretValue(properties);
    secretId = properties.get("secretId");
    keys = new CachedKeys(() -> secret.read(WrappingKeys::parse), nanoTime);
  }

  /** The key for new objects. */
  @Override
  public EncryptionMaterials getEncryptionMaterials() {
    WrappingKeys known = keys.get();
    String id = known.currentId();
    return materials(id, known.find(id).orElseThrow(AssertionError::new));
  }

  /**
   * The key that the description of an object names. A description that names none is one of EMRFS
   * for a new object, or of an object that this provider did not encrypt: both get the current key,
   * and that opens nothing that it has not closed.
   *
   * @throws IllegalStateException if the secret has no key of this id
   */
  @Override
  public EncryptionMaterials getEncryptionMaterials(@Nullable Map<String, String> description) {
    String id = description == null ? null : description.get(KEY_ID);
    if (id == null) {
      return getEncryptionMaterials();
    }
    Optional<SecretKey> key = keys.get().find(id);
    if (!key.isPresent()) {
      key = keys.fresh().find(id);
    }
    return materials(
        id,
        key.orElseThrow(
            () ->
                new IllegalStateException(
                    "Secret "
                        + secretId
                        + " has no key \""
                        + id
                        + "\", under which the object was encrypted")));
  }

  /** Reads the secret anew. */
  @Override
  public void refresh() {
    keys.refresh();
  }

  private static EncryptionMaterials materials(String id, SecretKey key) {
    return new EncryptionMaterials(key).addDescription(KEY_ID, id);
  }
}
