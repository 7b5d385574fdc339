package io.sealedemr.providers.disks;

import com.amazonaws.AmazonClientException;
import com.amazonaws.services.elasticmapreduce.spi.security.EncryptionContext;
import com.amazonaws.services.elasticmapreduce.spi.security.EncryptionMaterials;
import com.amazonaws.services.elasticmapreduce.spi.security.EncryptionMaterialsProvider;
import com.amazonaws.services.kms.AWSKMS;
import com.amazonaws.services.kms.AWSKMSClientBuilder;
import com.amazonaws.services.kms.model.DataKeySpec;
import com.amazonaws.services.kms.model.DecryptRequest;
import com.amazonaws.services.kms.model.GenerateDataKeyRequest;
import com.amazonaws.services.kms.model.GenerateDataKeyResult;
import io.sealedemr.providers.aws.CallFailure;
import io.sealedemr.providers.aws.Clients;
import io.sealedemr.providers.properties.ProviderProperties;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes a fresh AES-256 key for each request, under a KMS key and an encryption context that names
 * purpose and cluster: so the KMS key's policy can hold it to them, and CloudTrail tells who opened
 * which disk. What EMR keeps is the wrapped key (Management Guide, "Encryption options for Amazon
 * EMR", local disk encryption).
 */
public final class KmsDiskMaterials extends EncryptionMaterialsProvider {

  /** In the description: the key as KMS wrapped it, in Base64. */
  public static final String WRAPPED_KEY = "sealed-emr.wrapped-key";

  /** The only type that a context of EMR has. */
  private static final String LOCAL_DISK = "LOCAL_DISK";

  private final AWSKMS kms;
  private final String keyArn;
  private final String algorithm;
  private final Map<String, String> context;

  /**
   * By the properties in its jar: {@code region}, {@code keyArn}, {@code cluster} and {@code
   * algorithm}, the name that the release wants of a key.
   *
   * @throws IllegalStateException if they are missing
   */
  public KmsDiskMaterials() {
    ProviderProperties properties =
        ProviderProperties.of(KmsDiskMaterials.class, "region", "keyArn", "cluster", "algorithm");
    kms = Clients.client(AWSKMSClientBuilder.standard(), properties);
    keyArn = properties.get("keyArn");
    algorithm = properties.get("algorithm");
    Map<String, String> names = new HashMap<>();
    names.put("sealed-emr:purpose", "local-disk");
    names.put("sealed-emr:cluster", properties.get("cluster"));
    context = Collections.unmodifiableMap(names);
  }

  /**
   * A fresh key.
   *
   * @throws IllegalArgumentException if it is asked for another purpose than local disks
   * @throws IllegalStateException if KMS makes none
   */
  @Override
  public EncryptionMaterials getEncryptionMaterials(EncryptionContext purpose) {
    if (!LOCAL_DISK.equals(purpose.getType())) {
      throw new IllegalArgumentException(
          "found context \"" + purpose.getType() + "\", allowed: " + LOCAL_DISK);
    }
    try {
      GenerateDataKeyResult made =
          kms.generateDataKey(
              new GenerateDataKeyRequest()
                  .withKeyId(keyArn)
                  .withKeySpec(DataKeySpec.AES_256)
                  .withEncryptionContext(context));
      return materials(made.getPlaintext(), bytes(made.getCiphertextBlob()));
    } catch (AmazonClientException e) {
      throw CallFailure.of("KMS key " + keyArn + " makes no key for a disk", e, needs());
    }
  }

  /**
   * The key of this description.
   *
   * @throws IllegalArgumentException if the description holds no wrapped key
   * @throws IllegalStateException if KMS does not open it, as one of another cluster
   */
  @Override
  public EncryptionMaterials getEncryptionMaterials(@Nullable Map<String, String> description) {
    byte[] wrapped = wrapped(description);
    try {
      return materials(
          kms.decrypt(
                  new DecryptRequest()
                      .withKeyId(keyArn)
                      .withCiphertextBlob(ByteBuffer.wrap(wrapped))
                      .withEncryptionContext(context))
              .getPlaintext(),
          wrapped);
    } catch (AmazonClientException e) {
      throw CallFailure.of("KMS key " + keyArn + " does not open the key of a disk", e, needs());
    }
  }

  private EncryptionMaterials materials(ByteBuffer key, byte[] wrapped) {
    return new EncryptionMaterials(new SecretKeySpec(bytes(key), algorithm))
        .withDescription(WRAPPED_KEY, Base64.getEncoder().encodeToString(wrapped));
  }

  private static byte[] wrapped(@Nullable Map<String, String> description) {
    String text = description == null ? null : description.get(WRAPPED_KEY);
    try {
      if (text != null && !text.isEmpty()) {
        return Base64.getDecoder().decode(text);
      }
    } catch (IllegalArgumentException e) {
      // The same sentence as for none.
    }
    throw new IllegalArgumentException(
        "the description has no " + WRAPPED_KEY + " in Base64: it is not of this provider");
  }

  private String needs() {
    return "kms:GenerateDataKey and kms:Decrypt on it in the encryption context " + context;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
