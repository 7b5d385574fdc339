package io.sealedemr.cluster;

import com.pulumi.aws.emr.inputs.ClusterStepArgs;
import com.pulumi.aws.emr.inputs.ClusterStepHadoopJarStepArgs;
import io.sealedemr.encryption.EncryptionKeys;
import io.sealedemr.environment.Environment;
import io.sealedemr.hdfs.HdfsEncryption;
import io.sealedemr.hdfs.ZonesScript;
import io.sealedemr.storage.Storage;
import io.sealedemr.storage.Storage.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first step of a cluster with encryption zones: it looks whether they are there, and ends the
 * cluster if they are not, before anything is written in clear.
 */
record ZonesStep(Script script, ClusterStepArgs step) {

  /** Uploads the script; nothing if no zones are wanted. */
  static Optional<ZonesStep> create(
      Environment environment, EncryptionKeys keys, Storage storage, HdfsEncryption encryption) {
    if (encryption.zones().isEmpty()) {
      return Optional.empty();
    }
    ZonesScript verify = ZonesScript.load();
    Script script = storage.script(keys, "verify-zones", verify.text());
    List<String> arguments = new ArrayList<>();
    arguments.add(script.location().uri());
    arguments.addAll(verify.arguments(encryption));
    return Optional.of(
        new ZonesStep(
            script,
            ClusterStepArgs.builder()
                .name("Verify HDFS encryption zones")
                .actionOnFailure("TERMINATE_CLUSTER")
                .hadoopJarStep(
                    ClusterStepHadoopJarStepArgs.builder()
                        // EMR Release Guide, "Run commands and scripts on an Amazon EMR cluster".
                        .jar(
                            "s3://"
                                + environment.scope().region()
                                + ".elasticmapreduce/libs/script-runner/script-runner.jar")
                        .args(arguments)
                        .build())
                .build()));
  }
}
