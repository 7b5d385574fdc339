package io.sealedemr.policies.keys;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurationDocument;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Finds nodes that may not use a key which they are told to use. */
public final class InstanceRoleCannotUseKey implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("instance-role-cannot-use-key")
          .summary(
              "The instance role of a cluster may not use a key that the security "
                  + "configuration names.")
          .why(
              "The cluster dies at bootstrap or at its first object, and people switch "
                  + "encryption off.")
          .fix(
              "Allow the role kms:Decrypt and kms:GenerateDataKey in the key's policy: "
                  + "without kms:ViaService for local disks and CSE-KMS, at most with that of "
                  + "S3 for SSE-KMS.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:U04")
          .types(KeyPlaces.CLUSTER, KeyPlaces.SECURITY_CONFIGURATION, Keys.KEY, Keys.POLICY)
          .url("https://docs.aws.amazon.com/kms/latest/developerguide/services-emr.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource cluster : it.ofType(KeyPlaces.CLUSTER)) {
      List<InstanceRoles.WornRole> roles = InstanceRoles.of(it, cluster);
      for (Resource configuration : it.ofType(KeyPlaces.SECURITY_CONFIGURATION)) {
        Truth used = Clusters.use(it, cluster, configuration);
        if (used.no()) {
          continue;
        }
        for (KeyUse use : KeyUse.in(SecurityConfigurationDocument.of(configuration))) {
          List<Keys.NamedAlias> aliases = Keys.aliases(it, use.key());
          for (Resource key : it.ofType(Keys.KEY)) {
            Truth concerned = used.and(use.needed()).and(Keys.means(it, use.key(), aliases, key));
            if (concerned.no()) {
              continue;
            }
            for (InstanceRoles.WornRole each : roles) {
              judge(it, concerned.and(each.worn()), use, key, each.role());
            }
          }
        }
      }
    }
  }

  private static void judge(
      StackCheck it, Truth concerned, KeyUse use, Resource key, Resource role) {
    if (concerned.no()) {
      return;
    }
    List<Resource> attached = Keys.attachedPolicies(it, key);
    for (Resource policy : attached) {
      Truth judged = concerned.and(Keys.isPolicyOf(it, policy, key));
      require(it, judged, use, policy, role);
    }
    if (attached.isEmpty()) {
      // A key without any policy is another fault: KeyWithoutPolicy.
      require(it, concerned.and(Keys.hasOwnPolicy(key)), use, key, role);
    }
  }

  private static void require(
      StackCheck it, Truth judged, KeyUse use, Resource carrier, Resource role) {
    if (judged.no()) {
      return;
    }
    List<Statement> statements = Keys.statements(carrier);
    for (String action : KeyUse.ACTIONS) {
      it.require(
          carrier,
          judged.not().or(use.isAllowed(statements, role.at("name"), action)),
          "The policy does not allow "
              + action
              + " to the instance role "
              + role.name()
              + ", which needs it "
              + use.purpose()
              + ".");
    }
  }
}
