package io.sealedemr.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.iam.Possibility;
import io.sealedemr.iam.Possibility.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Policies that this project would not write. */
class KeyAccessTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/one";
  private static final String ROOT = "arn:aws:iam::111122223333:root";

  @Test
  void theDefaultPolicyHandsEverythingToIam() {
    KeyAccess access =
        access(
            "{\"Sid\":\"Root\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                + ROOT
                + "\"},"
                + "\"Action\":\"kms:*\",\"Resource\":\"*\"}");

    assertThat(access.capabilities(ROLE).keySet()).containsExactly(Capability.values());
    assertThat(access.capabilities(ROLE).values())
        .containsOnly(new Possibility(Kind.DELEGATED, List.of("Root")));
    assertThat(access.conflicts()).extracting(KeyAccess.Conflict::principal).containsExactly(ROOT);
    assertThat(access.capabilities(ROLE.replace("111122223333", "444455556666"))).isEmpty();
  }

  @Test
  void everyoneIsSeenAsEveryone() {
    KeyAccess access =
        access(
            """
            {"Sid":"All","Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*",
             "Condition":{"StringEquals":{"kms:ViaService":"s3.eu-west-2.amazonaws.com"}}}
            """);

    assertThat(access.summary())
        .isEqualTo(
            Map.of(
                "*",
                Map.of(Capability.DECRYPT_VIA_S3, new Possibility(Kind.POSSIBLE, List.of("All")))));
  }

  @Test
  void everyoneButSomebodyIsSeen() {
    KeyAccess access =
        access(
            """
            {"Sid":"Rest","Effect":"Allow","NotPrincipal":{"AWS":"%s"},"Action":"kms:*",
             "Resource":"*"}
            """
                .formatted(ROLE));

    assertThat(access.summary().get(ROLE)).isEmpty();
    assertThat(access.summary().get("anyone else")).containsKey(Capability.DECRYPT_DIRECTLY);
    assertThat(access.conflicts())
        .extracting(KeyAccess.Conflict::principal)
        .containsExactly("anyone else");
  }

  @Test
  void aWildcardThatReachesGrantsIsAConflict() {
    KeyAccess access =
        access(
            """
            {"Sid":"Admin","Effect":"Allow","Principal":{"AWS":"%s"},
             "Action":["kms:Create*","kms:Put*"],"Resource":"*"}
            """
                .formatted(ROLE));

    assertThat(access.conflicts())
        .containsExactly(new KeyAccess.Conflict(ROLE, List.of(Capability.GRANT)));
  }

  @Test
  void grantsForAwsResourcesAreNoConflict() {
    KeyAccess access =
        access(
            """
            {"Effect":"Allow","Principal":{"AWS":"%1$s"},"Action":"kms:PutKeyPolicy","Resource":"*"},
            {"Effect":"Allow","Principal":{"AWS":"%1$s"},"Action":"kms:CreateGrant","Resource":"*",
             "Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}
            """
                .formatted(ROLE));

    assertThat(access.capabilities(ROLE).keySet())
        .containsExactly(Capability.ADMINISTER, Capability.GRANT_TO_AWS_RESOURCES);
    assertThat(access.conflicts()).isEmpty();
  }

  @Test
  void whatCannotBeToldCountsAsAConflict() {
    KeyAccess access =
        access(
            """
            {"Effect":"Allow","Principal":{"AWS":"%1$s"},"Action":"kms:PutKeyPolicy","Resource":"*"},
            {"Sid":"Net","Effect":"Allow","Principal":{"AWS":"%1$s"},"Action":"kms:Decrypt",
             "Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}
            """
                .formatted(ROLE));

    assertThat(access.capabilities(ROLE).get(Capability.DECRYPT_DIRECTLY))
        .isEqualTo(new Possibility(Kind.UNDECIDED, List.of("Net")));
    assertThat(access.conflicts()).isNotEmpty();
  }

  @Test
  void aDenyIsSeen() {
    KeyAccess access =
        access(
            """
            {"Effect":"Allow","Principal":{"AWS":"%1$s"},"Action":"kms:*","Resource":"*"},
            {"Effect":"Deny","Principal":{"AWS":"%1$s"},
             "Action":["kms:Decrypt","kms:ReEncrypt*","kms:CreateGrant"],"Resource":"*"}
            """
                .formatted(ROLE));

    assertThat(access.capabilities(ROLE).keySet())
        .containsExactly(Capability.ADMINISTER, Capability.GENERATE_DATA_KEY, Capability.DESCRIBE);
    assertThat(access.conflicts()).isEmpty();
  }

  @Test
  void readingUnderAnotherKeyIsReading() {
    assertThat(
            access(
                    """
                    {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:ReEncryptFrom",
                     "Resource":"*"}
                    """
                        .formatted(ROLE))
                .capabilities(ROLE))
        .containsKey(Capability.DECRYPT_DIRECTLY);
  }

  private static KeyAccess access(String statements) {
    return KeyAccess.of("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
  }
}
