package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The image that is copied under the disk key.
 *
 * @param sourceId an Amazon Linux image that fits the release and the instance types
 * @param sourceRegion where that image is
 */
public record AmiSettings(String sourceId, String sourceRegion) {

  private static final Pattern ID = Pattern.compile("ami-([0-9a-f]{8}|[0-9a-f]{17})");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]+");

  static AmiSettings read(@Nullable String text, String region, Faults faults) {
    ObjectReader ami =
        ObjectReader.of(
            Settings.NAMESPACE + "ami", text, false, faults, List.of("sourceId", "sourceRegion"));
    return new AmiSettings(
        // A fixed id, not "the newest": a new image would replace the cluster at any preview.
        ami.required(
            "sourceId",
            ID,
            "the id of an Amazon Linux image; for emr-7 it is printed by: aws ssm get-parameter"
                + " --query Parameter.Value --name"
                + " /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64"),
        ami.optional("sourceRegion", REGION, "an AWS region, such as eu-west-2").orElse(region));
  }
}
