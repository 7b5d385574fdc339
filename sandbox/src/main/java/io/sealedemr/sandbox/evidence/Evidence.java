package io.sealedemr.sandbox.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.s3.model.Bucket;
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

  /** All that is to be said of a cluster, its image, keys and buckets. */
  public List<Proof> of(String clusterId) {
    Cluster cluster = clients.emr().describeCluster(r -> r.clusterId(clusterId)).cluster();
    JsonNode document = document(cluster.securityConfiguration());
    List<Proof> proofs = new ArrayList<>();
    proofs.add(rootVolume(cluster.customAmiId()));
    JsonNode encryption = document.path("EncryptionConfiguration");
    JsonNode atRest = encryption.path("AtRestEncryptionConfiguration");
    boolean atRestOn = on(encryption.path("EnableAtRestEncryption"));
    proofs.add(disks(atRestOn, atRest.path("LocalDiskEncryptionConfiguration")));
    proofs.add(emrfs(atRestOn, atRest.path("S3EncryptionConfiguration")));
    proofs.addAll(inTransit(encryption));
    proofs.add(rpc(document, cluster));
    proofs.add(logs(cluster));
    proofs.add(metadata(document));
    for (Bucket bucket : clients.s3().listBuckets().buckets()) {
      proofs.add(bucket(bucket.name()));
    }
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
    boolean ebs = on(disks.path("EnableEbsEncryption"));
    String provider = disks.path("EncryptionKeyProviderType").asText();
    return new Proof(
        "local disks, EBS volumes",
        on && ebs && provider.equals("AwsKms"),
        on
            ? provider
                + (ebs ? " with EBS encryption" : ", EBS volumes not")
                + ", under "
                + keys.name(disks.path("AwsKmsKey").asText())
            : "encryption at rest is off");
  }

  private Proof emrfs(boolean on, JsonNode s3) {
    String mode = s3.path("EncryptionMode").asText();
    return new Proof(
        "data in S3 (EMRFS)",
        on && (mode.equals("SSE-KMS") || mode.equals("CSE-KMS")),
        on
            ? mode + " under " + keys.name(s3.path("AwsKmsKey").asText())
            : "encryption at rest is off");
  }

  private List<Proof> inTransit(JsonNode encryption) {
    JsonNode certificates =
        encryption.path("InTransitEncryptionConfiguration").path("TLSCertificateConfiguration");
    String object = certificates.path("S3Object").asText();
    boolean on = on(encryption.path("EnableInTransitEncryption"));
    List<Proof> proofs = new ArrayList<>();
    proofs.add(
        new Proof(
            "traffic between nodes",
            on && !certificates.isMissingNode(),
            on ? "TLS, certificates from " + object : "encryption in transit is off"));
    URI place = URI.create(object);
    HeadObjectResponse head =
        clients.s3().headObject(r -> r.bucket(place.getHost()).key(place.getPath().substring(1)));
    proofs.add(
        new Proof(
            "the TLS key in S3",
            head.serverSideEncryption() == ServerSideEncryption.AWS_KMS
                && head.ssekmsKeyId() != null,
            head.serverSideEncryptionAsString() + " under " + keys.name(head.ssekmsKeyId())));
    return proofs;
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
