package io.sealedemr.sandbox.stack;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A resource that a run makes anew and whose old one it deletes.
 *
 * @param urn the resource
 * @param type its type, such as {@code aws:emr/cluster:Cluster}
 * @param because the inputs whose change does it; none if the engine does not say
 */
public record Replacement(String urn, String type, List<String> because) {

  /**
   * What goes with the old one. Of other types nothing but the resource itself.
   *
   * <p>EMR Management Guide, "Storage options and behavior" (HDFS and local disks end with the
   * instances); AWS KMS Developer Guide, "Deleting AWS KMS keys".
   */
  private static final Map<String, String> LOST =
      Map.of(
          "aws:emr/cluster:Cluster",
          "data on HDFS and local disks is lost, steps and sessions end",
          "aws:kms/key:Key",
          "what is encrypted under the old key can't be read once that key is deleted",
          "aws:s3/bucketV2:BucketV2",
          "the objects in the old bucket are not in the new one",
          "aws:s3/bucket:Bucket",
          "the objects in the old bucket are not in the new one",
          "aws:cloudwatch/logGroup:LogGroup",
          "the log events in it are lost",
          "aws:ec2/subnet:Subnet",
          "what runs in it ends",
          "aws:ec2/vpc:Vpc",
          "what runs in it ends");

  /** Its name in the program, such as {@code cluster}. */
  public String name() {
    return urn.substring(urn.lastIndexOf("::") + 2);
  }

  /** A paragraph on all of them; empty if there are none. */
  public static String told(List<Replacement> replacements) {
    if (replacements.isEmpty()) {
      return "";
    }
    int width = replacements.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    return replacements.stream()
        .map(each -> "  " + each.name() + " ".repeat(width - each.name().length()) + each.line())
        .collect(Collectors.joining("\n", "This replaces:\n", "\n"));
  }

  private String line() {
    String kind = "  " + type.substring(type.lastIndexOf(':') + 1);
    String why =
        because.isEmpty()
            ? ""
            : ", because "
                + String.join(", ", because)
                + (because.size() == 1 ? " changes" : " change");
    return kind + why + (LOST.containsKey(type) ? "; " + LOST.get(type) : "");
  }
}
