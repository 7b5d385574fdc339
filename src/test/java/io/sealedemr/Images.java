package io.sealedemr;

import com.pulumi.test.Mocks.CallArgs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The images of a mocked run. Every id is one of Amazon Linux 2023 that fits, but for these. */
final class Images {

  static final String GONE = "ami-0000000a";
  static final String ALL_WRONG = "ami-0000000b";
  static final String OWN_ENCRYPTED = "ami-0000000c";
  static final String OWN_IN_CLEAR = "ami-0000000d";
  static final String UNTOLD = "ami-0000000e";
  static final String UNREACHABLE = "ami-0000000f";

  private static final String ACCOUNT = "111122223333";

  private Images() {}

  static Map<String, Object> describe(CallArgs args) {
    String id = id(args);
    Map<String, Object> image = fitting(id);
    switch (id) {
      case GONE ->
          throw new IllegalStateException(
              "invoking aws:ec2/getAmi:getAmi: 1 error occurred:\n\t* Your query returned no"
                  + " results. Please change your search criteria and try again.");
      case UNREACHABLE -> throw new IllegalStateException("no credentials");
      case ALL_WRONG -> {
        image.put("name", "amzn2-ami-hvm-2.0.20260427.1-arm64-gp2");
        image.put("ownerId", "444455556666");
        image.put("imageOwnerAlias", "");
        image.put("architecture", "arm64");
        image.put("virtualizationType", "paravirtual");
        image.put("rootDeviceType", "instance-store");
        image.put("state", "pending");
        image.put("blockDeviceMappings", List.of(volume("40", false), volume("8", false)));
      }
      case OWN_ENCRYPTED, OWN_IN_CLEAR -> {
        image.put("ownerId", ACCOUNT);
        image.put("imageOwnerAlias", "");
        image.put("blockDeviceMappings", List.of(volume("15", id.equals(OWN_ENCRYPTED))));
      }
      case UNTOLD -> {
        image.put("name", "golden-7");
        image.put("ownerId", "444455556666");
        image.put("imageOwnerAlias", "");
      }
      default -> {}
    }
    return image;
  }

  static Map<String, Object> snapshot(CallArgs args) {
    Map<String, Object> snapshot = new HashMap<>();
    for (String text :
        List.of(
            "arn",
            "dataEncryptionKeyId",
            "description",
            "id",
            "outpostArn",
            "ownerAlias",
            "ownerId",
            "snapshotId",
            "startTime",
            "state",
            "storageTier",
            "volumeId")) {
      snapshot.put(text, "");
    }
    snapshot.put("encrypted", true);
    snapshot.put("kmsKeyId", MockedRun.OtherStack.KEY);
    snapshot.put("tags", Map.of());
    snapshot.put("volumeSize", 15);
    if (!List.of("snap-of-true").equals(args.args.get("snapshotIds"))) {
      throw new IllegalStateException("no such snapshot");
    }
    return snapshot;
  }

  /** The id that is asked for; the lookup must filter by nothing else. */
  private static String id(CallArgs args) {
    if (args.args.get("filters") instanceof List<?> filters
        && filters.size() == 1
        && filters.get(0) instanceof Map<?, ?> filter
        && "image-id".equals(filter.get("name"))
        && filter.get("values") instanceof List<?> ids
        && ids.size() == 1
        && Boolean.TRUE.equals(args.args.get("includeDeprecated"))) {
      return String.valueOf(ids.get(0));
    }
    throw new IllegalArgumentException("unexpected search for images: " + new TreeMap<>(args.args));
  }

  private static Map<String, Object> fitting(String id) {
    Map<String, Object> image = new HashMap<>();
    for (String text :
        List.of(
            "arn",
            "bootMode",
            "creationDate",
            "deprecationTime",
            "description",
            "hypervisor",
            "imageLocation",
            "imageType",
            "imdsSupport",
            "kernelId",
            "lastLaunchedTime",
            "platform",
            "platformDetails",
            "ramdiskId",
            "rootDeviceName",
            "rootSnapshotId",
            "sriovNetSupport",
            "tpmSupport",
            "usageOperation")) {
      image.put(text, "");
    }
    image.put("id", id);
    image.put("imageId", id);
    image.put("name", "al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64");
    image.put("ownerId", "137112412989");
    image.put("imageOwnerAlias", "amazon");
    image.put("architecture", "x86_64");
    image.put("virtualizationType", "hvm");
    image.put("rootDeviceType", "ebs");
    image.put("state", "available");
    image.put("public", true);
    image.put("enaSupport", true);
    image.put("productCodes", List.of());
    image.put("stateReason", Map.of());
    image.put("tags", Map.of());
    // The second is no volume of EBS.
    image.put(
        "blockDeviceMappings",
        List.of(
            volume("8", false),
            Map.of(
                "deviceName", "/dev/sdb",
                "ebs", Map.of(),
                "noDevice", "",
                "virtualName", "ephemeral0")));
    return image;
  }

  private static Map<String, Object> volume(String gib, boolean encrypted) {
    return Map.of(
        "deviceName",
        "/dev/xvda",
        "ebs",
        Map.of(
            "volume_size",
            gib,
            "encrypted",
            String.valueOf(encrypted),
            "snapshot_id",
            "snap-of-" + encrypted),
        "noDevice",
        "",
        "virtualName",
        "");
  }
}
