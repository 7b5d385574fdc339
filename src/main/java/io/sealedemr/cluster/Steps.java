package io.sealedemr.cluster;

import com.pulumi.aws.emr.inputs.ClusterStepArgs;
import com.pulumi.aws.emr.inputs.ClusterStepHadoopJarStepArgs;
import io.sealedemr.settings.StepSettings;
import java.util.List;

/** The steps that the settings ask for. */
final class Steps {

  private Steps() {}

  static List<ClusterStepArgs> of(List<StepSettings> settings) {
    return settings.stream().map(Steps::step).toList();
  }

  private static ClusterStepArgs step(StepSettings settings) {
    ClusterStepHadoopJarStepArgs.Builder jar =
        ClusterStepHadoopJarStepArgs.builder().jar(settings.jar());
    settings.mainClass().ifPresent(jar::mainClass);
    if (!settings.args().isEmpty()) {
      jar.args(settings.args());
    }
    if (!settings.properties().isEmpty()) {
      jar.properties(settings.properties());
    }
    return ClusterStepArgs.builder()
        .name(settings.name())
        .actionOnFailure(settings.onFailure())
        .hadoopJarStep(jar.build())
        .build();
  }
}
