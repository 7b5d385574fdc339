package io.sealedemr.variants;

import com.pulumi.aws.emr.Cluster;
import com.pulumi.aws.emr.ClusterArgs;
import com.pulumi.aws.emr.inputs.ClusterStepArgs;
import com.pulumi.aws.emr.inputs.ClusterStepHadoopJarStepArgs;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults in what the cluster tells applications. */
final class ConfigurationVariants {

  private ConfigurationVariants() {}

  static List<Variant> all() {
    return List.of(
        configuration(
            "rpc-without-privacy",
            "a configuration leaves Hadoop RPC authenticated and in clear",
            "encryption-undone-by-configuration",
            "core-site",
            "hadoop.rpc.protection",
            "authentication"),
        configuration(
            "hdfs-transfer-clear",
            "a configuration switches the encryption of HDFS blocks in transit off",
            "encryption-undone-by-configuration",
            "hdfs-site",
            "dfs.encrypt.data.transfer",
            "false"),
        configuration(
            "spark-crypto-off",
            "a configuration switches the encryption of Spark's shuffle off",
            "encryption-undone-by-configuration",
            "spark-defaults",
            "spark.network.crypto.enabled",
            "false"),
        configuration(
            "host-names-unchecked",
            "a configuration lets TLS talk to any host",
            "encryption-undone-by-configuration",
            "core-site",
            "hadoop.ssl.hostname.verifier",
            "ALLOW_ALL"),
        configuration(
            "emrfs-encryption-off",
            "a configuration of EMRFS switches the encryption of data in S3 off",
            "s3-encryption-side-door",
            "emrfs-site",
            "fs.s3.enableServerSideEncryption",
            "false"),
        configuration(
            "s3a-own-algorithm",
            "a configuration of S3A chooses S3's own keys",
            "s3-encryption-side-door",
            "core-site",
            "fs.s3a.encryption.algorithm",
            "AES256"),
        configuration(
            "metastore-password",
            "the password of the metastore stands in a configuration",
            "secret-in-configuration",
            "hive-site",
            "javax.jdo.option.ConnectionPassword",
            "hunter2"),
        configuration(
            "zone-key-capital",
            "an encryption zone's key has a name that EMR refuses",
            "encryption-zone-misdeclared",
            "hdfs-encryption-zones",
            "/secure",
            "Secure_Key"),
        step(
            "step-password",
            "a step gets a password as an argument",
            "secret-in-configuration",
            "load",
            "--password",
            "hunter2"),
        step(
            "step-foreign-script",
            "a step runs a script of a bucket that is not of the stack",
            "step-script-foreign",
            "spark-submit",
            "s3://foreign-bucket/count.py"));
  }

  private static Variant configuration(
      String name,
      String change,
      String rule,
      String classification,
      String property,
      String value) {
    String json =
        "[{\"Classification\":\"%s\",\"Properties\":{\"%s\":\"%s\"}}]"
            .formatted(classification, property, value);
    return cluster(
        name, change, rule, args -> ClusterArgs.builder(args).configurationsJson(json).build());
  }

  private static Variant step(String name, String change, String rule, String... arguments) {
    return cluster(
        name,
        change,
        rule,
        args ->
            ClusterArgs.builder(args)
                .steps(
                    ClusterStepArgs.builder()
                        .name("step")
                        .actionOnFailure("CONTINUE")
                        .hadoopJarStep(
                            ClusterStepHadoopJarStepArgs.builder()
                                .jar("command-runner.jar")
                                .args(arguments)
                                .build())
                        .build())
                .build());
  }

  private static Variant cluster(
      String name, String change, String rule, UnaryOperator<ClusterArgs> edit) {
    return Fault.of(name, change, rule, Cluster.class, "cluster", ClusterArgs.class, edit);
  }
}
