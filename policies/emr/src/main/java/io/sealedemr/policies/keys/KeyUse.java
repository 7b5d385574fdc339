package io.sealedemr.policies.keys;

import io.sealedemr.policies.iam.Principals;
import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurationDocument;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * A key that the nodes use themselves (KMS Developer Guide, "How Amazon EMR uses AWS KMS").
 *
 * @param key the place that names it
 * @param needed whether it is used at all
 * @param throughS3 whether S3 calls KMS for the nodes; else they call it directly
 * @param purpose what for, to stand after "needs it"
 */
record KeyUse(Property key, Truth needed, Truth throughS3, String purpose) {

  /** What the nodes do with each of these keys. */
  static final List<String> ACTIONS = List.of("kms:Decrypt", "kms:GenerateDataKey");

  private static final String VIA = "kms:ViaService";

  static List<KeyUse> in(SecurityConfigurationDocument document) {
    List<KeyUse> uses = new ArrayList<>();
    uses.add(s3(document.atRestOn(), document.s3()));
    document.overrides().forEach(override -> uses.add(s3(document.atRestOn(), override)));
    Property disk = document.localDisk();
    uses.add(
        new KeyUse(
            disk.at("AwsKmsKey"),
            document.atRestOn().and(disk.at("EncryptionKeyProviderType").is("AwsKms")),
            Truth.NO,
            "for local disks"));
    return uses;
  }

  private static KeyUse s3(Truth on, Property block) {
    Truth throughS3 = block.at("EncryptionMode").is("SSE-KMS");
    Truth direct = block.at("EncryptionMode").is("CSE-KMS");
    return new KeyUse(
        block.at("AwsKmsKey"), on.and(throughS3.or(direct)), throughS3, "for data in S3");
  }

  /** Whether a key policy lets a role, given by its name, do this. */
  Truth isAllowed(List<Statement> statements, Property role, String action) {
    Truth allowed = Truth.NO;
    Truth denied = Truth.NO;
    for (Statement statement : statements) {
      Truth concerned = Principals.include(statement, role).and(statement.coversAction(action));
      allowed = allowed.or(statement.allows().and(concerned).and(letsCallIn(statement)));
      denied = denied.or(statement.denies().and(concerned).and(statement.isConditional().not()));
    }
    return allowed.and(denied.not());
  }

  /** Whether the service that the statement may be bound to is on the way of the call. */
  private Truth letsCallIn(Statement statement) {
    Truth viaS3 = statement.holdsTo(VIA, service -> service.startsWith("s3."));
    return statement.mentions(VIA).not().or(throughS3.and(viaS3));
  }
}
