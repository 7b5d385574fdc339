package io.sealedemr.variants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.aws.kms.KeyPolicy;
import com.pulumi.aws.kms.KeyPolicyArgs;
import java.util.List;
import java.util.function.Consumer;

/** Faults in the KMS keys and their policies. */
final class KeyVariants {

  private static final String STATEMENTS = "Statement";

  private KeyVariants() {}

  static List<Variant> all() {
    return List.of(
        Fault.of(
            "key-rotation-off",
            "the disk key is never rotated",
            "key-rotation-off",
            Key.class,
            "disk",
            KeyArgs.class,
            args -> KeyArgs.builder(args).enableKeyRotation(false).build()),
        policy(
            "key-open-to-everyone",
            "everyone may use the storage key",
            "key-policy-open-to-everyone",
            "storage",
            document -> allow(document, "*", "kms:Decrypt")),
        policy(
            "key-all-actions",
            "a role that is no administrator may do anything with the storage key",
            "key-policy-action-wildcard",
            "storage",
            document -> allow(document, someRole(document), "kms:*")),
        policy(
            "key-grant-unrestricted",
            "a role may hand the disk key to anyone",
            "key-grant-unrestricted",
            "disk",
            document -> allow(document, someRole(document), "kms:CreateGrant")),
        policy(
            "instance-role-no-user",
            "the nodes' role may not use the disk key",
            "instance-role-cannot-use-key",
            "disk",
            document -> {
              for (JsonNode statement : document.withArray(STATEMENTS)) {
                JsonNode actions = statement.path("Action");
                if (actions instanceof ArrayNode list && names(list, "kms:GenerateDataKey")) {
                  list.removeAll().add("kms:DescribeKey");
                }
              }
            }),
        Fault.of(
            "key-lockout-unchecked",
            "the check against locking everyone out of the logs key is off",
            "key-policy-lockout-unchecked",
            KeyPolicy.class,
            "logs",
            KeyPolicyArgs.class,
            args -> KeyPolicyArgs.builder(args).bypassPolicyLockoutSafetyCheck(true).build()));
  }

  private static Variant policy(
      String name, String change, String rule, String key, Consumer<ObjectNode> edit) {
    return Fault.of(
        name,
        change,
        rule,
        KeyPolicy.class,
        key,
        KeyPolicyArgs.class,
        args -> KeyPolicyArgs.builder(args).policy(Fault.inDocument(args.policy(), edit)).build());
  }

  private static void allow(ObjectNode document, String principal, String action) {
    ObjectNode statement = document.withArray(STATEMENTS).addObject();
    statement.put("Effect", "Allow");
    statement.putObject("Principal").put("AWS", principal);
    statement.put("Action", action);
    statement.put("Resource", "*");
  }

  /** A role of the policy's own account. */
  private static String someRole(ObjectNode document) {
    String text = document.toString();
    int account = text.indexOf("arn:aws:iam::") + "arn:aws:iam::".length();
    return "arn:aws:iam::" + text.substring(account, text.indexOf(':', account)) + ":role/somebody";
  }

  private static boolean names(ArrayNode actions, String action) {
    for (JsonNode each : actions) {
      if (each.asText().equals(action)) {
        return true;
      }
    }
    return false;
  }
}
