package io.sealedemr.sandbox.evidence;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of the AWS services that are asked, all at one endpoint of the loopback interface. */
record Clients(EmrClient emr, Ec2Client ec2, S3Client s3, KmsClient kms) implements AutoCloseable {

  static Clients at(URI endpoint, String region) {
    AwsCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox"));
    Region place = Region.of(region);
    return new Clients(
        EmrClient.builder()
            .endpointOverride(endpoint)
            .region(place)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build(),
        Ec2Client.builder()
            .endpointOverride(endpoint)
            .region(place)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build(),
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(place)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build(),
        KmsClient.builder()
            .endpointOverride(endpoint)
            .region(place)
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build());
  }

  @Override
  public void close() {
    emr.close();
    ec2.close();
    s3.close();
    kms.close();
  }
}
