package io.sealedemr.coverage;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * What instance store the nodes have. EMR Management Guide, emr-data-encryption-options: NVMe
 * drives are encrypted by hardware, others by LUKS or not at all.
 */
public enum InstanceStore {
  /** Volumes are all EBS. */
  NONE,
  /** NVMe drives. */
  NVME,
  /** Other drives, or a type that is not known here. */
  OTHER;

  // EC2 User Guide, instance-store-volumes: a "d" behind the generation is an NVMe drive, and so
  // are the drives of these storage families.
  private static final Pattern NVME_TYPE =
      Pattern.compile(
          "((i[3-9]|im[0-9]|is[0-9]|i8g)[a-z-]*|[a-z]+[0-9]+[a-z]*d[a-z]*|d3|d3en)\\..+");
  private static final Pattern EBS_ONLY =
      Pattern.compile("(m[4-9]|c[4-9]|r[4-9]|t[2-9])(?![a-z-]*d)[a-z-]*\\..+");

  /** The least protected kind among some instance types. */
  public static InstanceStore of(Collection<String> instanceTypes) {
    InstanceStore least = NONE;
    for (String type : instanceTypes) {
      InstanceStore store =
          NVME_TYPE.matcher(type).matches()
              ? NVME
              : EBS_ONLY.matcher(type).matches() ? NONE : OTHER;
      least = store.compareTo(least) > 0 ? store : least;
    }
    return least;
  }
}
