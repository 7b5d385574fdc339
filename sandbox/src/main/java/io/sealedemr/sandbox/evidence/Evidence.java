package io.sealedemr.sandbox.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * What is encrypted by what, as the AWS API tells it of a cluster: the calls of the chain
 * DescribeCluster, DescribeSecurityConfiguration, DescribeImages, DescribeSnapshots,
 * GetBucketEncryption, HeadObject, DescribeKey.
 */
public final class Evidence implements AutoCloseable {

  private final Clients clients;
  private final Keys keys;

  private Evidence(Clients clients) {
    this.clients = clients;
    this.keys = new Keys(clients.kms());
  }

  /** Asks the emulator. */
  public static Evidence at(URI endpoint, String region) {
    return new Evidence(Clients.at(endpoint, region));
  }

  /**
   * All that is to be said of a cluster, its image, keys and buckets.
   *
   * @param buckets names of the stack's buckets
   */
  public List<Proof> of(String clusterId, Collection<String> buckets) {
    Cluster cluster = clients.emr().describeCluster(r -> r.clusterId(clusterId)).cluster();
    JsonNode document = document(cluster.securityConfiguration());
    List<Proof> proofs = new ArrayList<>();
    proofs.add(rootVolume(cluster.customAmiId()));
    JsonNode encryption = document.path("EncryptionConfiguration");
    JsonNode atRest = encryption.path("AtRestEncryptionConfiguration");
    boolean atRestOn = on(encryption.path("EnableAtRestEncryption"));
    proofs.add(disks(atRestOn, atRest.path("LocalDiskEncryptionConfiguration")));
    proofs.addAll(emrfs(atRestOn, atRest.path("S3EncryptionConfiguration")));
    proofs.addAll(inTransit(encryption));
    proofs.add(rpc(document, cluster));
    proofs.addAll(zones(cluster));
    proofs.add(logs(cluster));
    proofs.add(metadata(document));
    buckets.stream().sorted().forEach(bucket -> proofs.add(bucket(bucket)));
    proofs.addAll(keys.asked());
    return proofs;
  }

  /** How many clusters, buckets, security configurations and usable keys there are. */
  public List<String> remains() {
    List<String> remains = new ArrayList<>();
    clients.emr().listClusters().clusters().stream()
        .filter(c -> !c.status().stateAsString().startsWith("TERMINAT"))
        .forEach(c -> remains.add("cluster " + c.id()));
    clients
        .emr()
        .listSecurityConfigurations()
        .securityConfigurations()
        .forEach(c -> remains.add("security configuration " + c.name()));
    clients.s3().listBuckets().buckets().forEach(b -> remains.add("bucket " + b.name()));
    remains.addAll(keys.usable());
    return remains;
  }

  @Override
  public void close() {
    clients.close();
  }

  private JsonNode document(String name) {
    String json =
        clients.emr().describeSecurityConfiguration(r -> r.name(name)).securityConfiguration();
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The API's security configuration is no JSON document", e);
    }
  }

  private Proof rootVolume(String imageId) {
    String subject = "root volume";
    if (imageId == null) {
      return new Proof(subject, false, "no custom AMI");
    }
    Image image = clients.ec2().describeImages(r -> r.imageIds(imageId)).images().get(0);
    List<EbsBlockDevice> volumes =
        image.blockDeviceMappings().stream().map(BlockDeviceMapping::ebs).toList();
    boolean all =
        !volumes.isEmpty() && volumes.stream().allMatch(v -> Boolean.TRUE.equals(v.encrypted()));
    if (!all) {
      return new Proof(subject, false, "AMI " + imageId + " is not encrypted");
    }
    String snapshot = volumes.get(0).snapshotId();
    String key =
        clients.ec2().describeSnapshots(r -> r.snapshotIds(snapshot)).snapshots().get(0).kmsKeyId();
    return new Proof(
        subject, key != null, "AMI " + imageId + ", encrypted under " + keys.name(key));
  }

  private Proof disks(boolean on, JsonNode disks) {
    String subject = "local disks, EBS volumes";
    if (!on || disks.isMissingNode()) {
      return new Proof(subject, false, "encryption at rest is off");
    }
    if (disks.path("EncryptionKeyProviderType").asText().equals("Custom")) {
      return new Proof(subject, true, "LUKS by " + ofClass(disks, "EncryptionKeyProviderClass"));
    }
    boolean ebs = on(disks.path("EnableEbsEncryption"));
    return new Proof(
        subject,
        ebs,
        disks.path("EncryptionKeyProviderType").asText()
            + (ebs ? " with EBS encryption" : " by LUKS, EBS volumes not by EBS")
            + ", under "
            + keys.name(disks.path("AwsKmsKey").asText()));
  }

  private List<Proof> emrfs(boolean on, JsonNode s3) {
    String subject = "data in S3 (EMRFS)";
    if (!on || s3.isMissingNode()) {
      return List.of(new Proof(subject, false, "encryption at rest is off"));
    }
    List<Proof> proofs = new ArrayList<>();
    proofs.add(objects(subject, s3));
    for (JsonNode override : s3.path("Overrides")) {
      proofs.add(objects("data in S3, " + override.path("BucketName").asText(), override));
    }
    return proofs;
  }

  private Proof objects(String subject, JsonNode s3) {
    String mode = s3.path("EncryptionMode").asText();
    return switch (mode) {
      case "SSE-KMS", "CSE-KMS" ->
          new Proof(subject, true, mode + " under " + keys.name(s3.path("AwsKmsKey").asText()));
      case "CSE-Custom" ->
          new Proof(subject, true, mode + " by " + ofClass(s3, "EncryptionKeyProviderClass"));
      case "SSE-S3" -> new Proof(subject, true, "SSE-S3 under keys that S3 manages");
      default -> new Proof(subject, false, "unknown mode " + mode);
    };
  }

  /** A class, and the jar that is there. */
  private String ofClass(JsonNode part, String key) {
    String jar = part.path("S3Object").asText();
    head(jar);
    return part.path(key).asText() + " from " + jar;
  }

  private HeadObjectResponse head(String object) {
    URI place = URI.create(object);
    return clients
        .s3()
        .headObject(r -> r.bucket(place.getHost()).key(place.getPath().substring(1)));
  }

  private List<Proof> inTransit(JsonNode encryption) {
    String subject = "traffic between nodes";
    JsonNode certificates =
        encryption.path("InTransitEncryptionConfiguration").path("TLSCertificateConfiguration");
    if (!on(encryption.path("EnableInTransitEncryption")) || certificates.isMissingNode()) {
      return List.of(new Proof(subject, false, "encryption in transit is off"));
    }
    return switch (certificates.path("CertificateProviderType").asText()) {
      case "PEM" -> {
        String zip = certificates.path("S3Object").asText();
        HeadObjectResponse head = head(zip);
        yield List.of(
            new Proof(subject, true, "TLS, certificates from " + zip),
            new Proof(
                "the TLS key in S3",
                head.serverSideEncryption() == ServerSideEncryption.AWS_KMS
                    && head.ssekmsKeyId() != null,
                head.serverSideEncryptionAsString() + " under " + keys.name(head.ssekmsKeyId())));
      }
      case "Custom" ->
          List.of(
              new Proof(
                  subject,
                  true,
                  "TLS, certificates by " + ofClass(certificates, "CertificateProviderClass")));
      case "EMR" -> List.of(new Proof(subject, true, "TLS, certificates made by EMR"));
      default -> List.of(new Proof(subject, false, "no known certificate provider"));
    };
  }

  private static Proof rpc(JsonNode document, Cluster cluster) {
    String provider =
        document
            .path("AuthenticationConfiguration")
            .path("KerberosConfiguration")
            .path("Provider")
            .asText();
    boolean attributes =
        cluster.kerberosAttributes() != null && cluster.kerberosAttributes().realm() != null;
    return new Proof(
        "Hadoop RPC",
        !provider.isEmpty() && attributes,
        attributes ? "Kerberos, realm " + cluster.kerberosAttributes().realm() : "no Kerberos");
  }

  private static List<Proof> zones(Cluster cluster) {
    return cluster.configurations().stream()
        .filter(part -> part.classification().equals("hdfs-encryption-zones"))
        .map(
            part ->
                new Proof(
                    "encryption zones in HDFS",
                    !part.properties().isEmpty(),
                    part.properties().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(zone -> zone.getKey() + " under " + zone.getValue())
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  private Proof logs(Cluster cluster) {
    String key = cluster.logEncryptionKmsKeyId();
    return new Proof("logs", key != null, cluster.logUri() + " under " + keys.name(key));
  }

  private static Proof metadata(JsonNode document) {
    int version =
        document
            .path("InstanceMetadataServiceConfiguration")
            .path("MinimumInstanceMetadataServiceVersion")
            .asInt();
    return new Proof(
        "instance metadata", version == 2, version == 2 ? "IMDSv2 only" : "IMDSv1 allowed");
  }

  private Proof bucket(String name) {
    ServerSideEncryptionRule rule =
        clients
            .s3()
            .getBucketEncryption(r -> r.bucket(name))
            .serverSideEncryptionConfiguration()
            .rules()
            .get(0);
    ServerSideEncryptionByDefault byDefault = rule.applyServerSideEncryptionByDefault();
    PublicAccessBlockConfiguration block =
        clients.s3().getPublicAccessBlock(r -> r.bucket(name)).publicAccessBlockConfiguration();
    boolean closed =
        block.blockPublicAcls()
            && block.blockPublicPolicy()
            && block.ignorePublicAcls()
            && block.restrictPublicBuckets();
    return new Proof(
        "bucket " + name,
        closed
            && byDefault.sseAlgorithm() == ServerSideEncryption.AWS_KMS
            && byDefault.kmsMasterKeyID() != null,
        byDefault.sseAlgorithmAsString()
            + " under "
            + keys.name(byDefault.kmsMasterKeyID())
            + (closed ? ", no public access" : ", PUBLIC ACCESS POSSIBLE"));
  }

  /** EMR takes the strings of AWS's samples as well. */
  private static boolean on(JsonNode flag) {
    return flag.asBoolean() || flag.asText().equals("true");
  }
}
