package io.sealedemr.providers.node;

import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3EncryptionClientBuilder;
import com.amazonaws.services.s3.AmazonS3EncryptionClientV2Builder;
import com.amazonaws.services.s3.model.CryptoConfiguration;
import com.amazonaws.services.s3.model.CryptoConfigurationV2;
import com.amazonaws.services.s3.model.CryptoMode;
import com.amazonaws.services.s3.model.CryptoRangeGetMode;
import com.amazonaws.services.s3.model.EncryptionMaterialsProvider;
import java.net.URI;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.encryption.s3.S3EncryptionClient;
import software.amazon.encryption.s3.materials.DefaultCryptoMaterialsManager;
import software.amazon.encryption.s3.materials.Keyring;

/** S3's encryption clients, as EMRFS and S3A make them. */
public final class EncryptingClients {

  private static final String REGION = "eu-west-2";

  private EncryptingClients() {}

  /** SDK 1, first format: what EMRFS writes unless it is told otherwise. */
  @SuppressWarnings("deprecation") // EMRFS uses it.
  public static AmazonS3 v1(LoopbackAws aws, EncryptionMaterialsProvider provider) {
    return AmazonS3EncryptionClientBuilder.standard()
        .withEncryptionMaterials(provider)
        .withCryptoConfiguration(new CryptoConfiguration(CryptoMode.StrictAuthenticatedEncryption))
        .withEndpointConfiguration(new EndpointConfiguration(aws.endpoint(), REGION))
        .withPathStyleAccessEnabled(true)
        .withChunkedEncodingDisabled(true)
        .build();
  }

  /** SDK 1, second format: {@code fs.s3.cse.encryptionV2.enabled}. */
  public static AmazonS3 v2(LoopbackAws aws, EncryptionMaterialsProvider provider) {
    return AmazonS3EncryptionClientV2Builder.standard()
        .withEncryptionMaterialsProvider(provider)
        .withCryptoConfiguration(
            new CryptoConfigurationV2()
                .withCryptoMode(CryptoMode.StrictAuthenticatedEncryption)
                .withRangeGetMode(CryptoRangeGetMode.DISABLED))
        .withEndpointConfiguration(new EndpointConfiguration(aws.endpoint(), REGION))
        .withPathStyleAccessEnabled(true)
        .withChunkedEncodingDisabled(true)
        .build();
  }

  /**
   * SDK 2, with the switches that S3A sets. Not to be closed: that waits two seconds for nothing.
   */
  public static S3Client s3a(LoopbackAws aws, Keyring keyring) {
    URI endpoint = URI.create(aws.endpoint());
    return S3EncryptionClient.builder()
        .wrappedClient(
            S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build())
        .wrappedAsyncClient(
            S3AsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build())
        .enableLegacyUnauthenticatedModes(true)
        .enableLegacyWrappingAlgorithms(true)
        .cryptoMaterialsManager(DefaultCryptoMaterialsManager.builder().keyring(keyring).build())
        .build();
  }
}
