package io.sealedemr.cluster;

import com.pulumi.aws.emr.SecurityConfiguration;
import com.pulumi.aws.emr.SecurityConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.sealedemr.environment.Environment;
import io.sealedemr.security.SecurityDocument;
import java.util.List;

/**
 * The stack's own EMR security configuration.
 *
 * @param name of the configuration; known at the first preview, and carries the dependency
 */
public record ClusterSecurity(Output<String> name) {

  /**
   * Makes the security configuration with this document.
   *
   * @param ready what the document names: keys, certificates, classes
   */
  public static ClusterSecurity create(
      Environment environment, SecurityDocument document, List<Resource> ready) {
    SecurityConfiguration configuration =
        new SecurityConfiguration(
            "cluster",
            SecurityConfigurationArgs.builder()
                .name(document.name(environment.name()))
                .configuration(document.toJson())
                .build(),
            CustomResourceOptions.builder().dependsOn(ready).build());
    return new ClusterSecurity(configuration.name());
  }
}
