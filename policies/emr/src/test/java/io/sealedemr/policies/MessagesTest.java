package io.sealedemr.policies;

import static io.sealedemr.policies.Baselines.ENCRYPTION;
import static io.sealedemr.policies.Baselines.S3;
import static io.sealedemr.policies.Baselines.below;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policies.securityconfiguration.AtRestEncryptionOff;
import io.sealedemr.policy.test.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users read. */
class MessagesTest {

  @Test
  void aViolationSaysWhatIsWrongWhereWhyAndWhatMendsIt() {
    assertThat(
            PolicyTester.of(new AtRestEncryptionOff())
                .check(
                    Map.of(
                        "configuration",
                        "{\"EncryptionConfiguration\":{\"EnableAtRestEncryption\":false}}"))
                .messages())
        .containsExactly(
            """
            [at-rest-encryption-off] .configuration › EncryptionConfiguration › EnableAtRestEncryption: false, wanted true.
            Why: An absent or false flag switches the whole at-rest part off, however complete it is.
            Fix: Set EncryptionConfiguration.EnableAtRestEncryption to true in the property 'configuration'.
            See: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html""");
  }

  @Test
  void aMisspeltKeyIsShownWithTheOneThatWasProbablyMeant() {
    assertThat(
            texts(
                StackFixture.secure()
                    .set(true, "security", below(ENCRYPTION, "EnableAtRestEncrypton"))))
        .containsExactly(
            ".configuration › EncryptionConfiguration: \"EnableAtRestEncrypton\" is not a key that"
                + " EMR knows here; did you mean \"EnableAtRestEncryption\"?");
  }

  @Test
  void aKeyThatNothingIsLikeIsShownWithAllThatMayStandThere() {
    assertThat(texts(StackFixture.secure().set("x", "security", "configuration", "KeyRotation")))
        .containsExactly(
            ".configuration: \"KeyRotation\" is not a key that EMR knows here; it knows"
                + " EncryptionConfiguration, AuthenticationConfiguration,"
                + " AuthorizationConfiguration, InstanceMetadataServiceConfiguration.");
  }

  @Test
  void aReleaseThatIsTooOldIsToldByWhatItLacks() {
    assertThat(
            texts(
                StackFixture.secure()
                    .set("emr-6.0.0", "cluster", "releaseLabel")
                    .remove("security", "configuration", "InstanceMetadataServiceConfiguration")))
        .contains(
            ".releaseLabel: \"emr-6.0.0\", wanted emr-5.30.0 to before emr-6.0.0, or emr-6.0.1 or"
                + " later for the encryption of logs.");
  }

  @Test
  void aMissingPermissionNamesActionRoleAndPurpose() {
    assertThat(texts(StackFixture.secure().set("CSE-KMS", "security", below(S3, "EncryptionMode"))))
        .containsExactly(
            "The policy does not allow kms:Decrypt to the instance role instance-role, which needs"
                + " it for data in S3.",
            "The policy does not allow kms:GenerateDataKey to the instance role instance-role,"
                + " which needs it for data in S3.");
  }

  @Test
  void aBucketThatLacksAPartIsToldWhichResourceWouldBeIt() {
    assertThat(texts(StackFixture.secure().drop("logs-access")))
        .containsExactly("No BucketPublicAccessBlock of this stack is for this bucket.");
  }

  @Test
  void aConfigurationThatUndoesAnEncryptionIsToldByFilePropertyAndWantedValue() {
    assertThat(texts(configured("core-site", Map.of("hadoop.rpc.protection", "authentication"))))
        .containsExactly(
            ".configurationsJson[0] › Properties › \"hadoop.rpc.protection\": \"authentication\","
                + " wanted privacy in \"core-site\", for the encryption of Hadoop RPC.");
  }

  @Test
  void aSideDoorToS3IsToldByFileAndProperty() {
    assertThat(texts(configured("core-site", Map.of("fs.s3a.encryption.algorithm", "AES256"))))
        .containsExactly(
            ".configurationsJson[0] › Properties › \"fs.s3a.encryption.algorithm\": \"AES256\","
                + " wanted no such property in \"core-site\", for the security configuration to"
                + " decide on data in S3.");
  }

  @Test
  void aSecretInAConfigurationIsToldByItsPlaceAndNotShown() {
    assertThat(
            texts(
                configured("hive-site", Map.of("javax.jdo.option.ConnectionPassword", "hunter2"))))
        .containsExactly(
            ".configurationsJson[0] › Properties › \"javax.jdo.option.ConnectionPassword\": The value"
                + " looks like a secret.");
  }

  @Test
  void configurationsThatAreNoJsonAreAViolationOfEveryRuleThatReadsThem() {
    assertThat(
            texts(
                StackFixture.secure()
                    .set("s3://sealed-artifacts/x.json", "cluster", "configurations")))
        .hasSize(5)
        .allSatisfy(
            text ->
                assertThat(text)
                    .startsWith(
                        "could not be judged: expected a JSON document at .configurations,"));
  }

  private static StackFixture configured(String file, Map<String, String> properties) {
    return StackFixture.secure()
        .set(
            List.of(Map.of("Classification", file, "Properties", properties)),
            "cluster",
            "configurationsJson");
  }

  private static List<String> texts(StackFixture stack) {
    return stack.judge().violations().stream().map(StackFixture.Finding::text).toList();
  }
}
