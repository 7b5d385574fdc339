package io.sealedemr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Layout;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainKeyTest {

  @TempDir Path machine;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aKeyOfTheStackIsShownWithWhoMayDoWhatAndWhy() {
    assertThat(explain("disk", "dev")).isZero();
    assertThat(out())
        .startsWith(
            """
            The disk key of dev is made by the stack and named by arn:aws:kms:eu-west-2:111122223333:alias/emr-dev-disk.

                                            role/deployer  role/emr-dev-instance  role/emr-dev-service
              administers                   yes            -                      -
              decrypts directly             -              yes                    -
              decrypts via S3               -              yes                    -
              decrypts via EC2              yes            yes                    yes
              decrypts via Secrets Manager  -              yes                    -
              encrypts                      yes            yes                    yes
              grants to anyone              -              -                      -
              grants to AWS resources       yes            -                      yes
              describes                     yes            yes                    yes

            KeyAdministration: They manage the key, and no verb lets them use it or hand it on.
              who     role/deployer
              may     kms:CancelKeyDeletion, kms:CreateAlias, kms:DeleteAlias, kms:DescribeKey, kms:DisableKey,
                      kms:EnableKey,""")
        .contains(
            """
            LocalDisksDirect: Each node asks for its LUKS passphrase itself, with no service in between.
              who     role/emr-dev-instance
              may     kms:Decrypt, kms:GenerateDataKey
              if      StringEquals kms:CallerAccount: 111122223333
              source  KMS Developer Guide, "How Amazon EMR uses AWS KMS"

            """)
        .endsWith(
            """
            Not separated: role/deployer administers the key and decrypts via EC2, for it copies the image, whose volume EC2 encrypts in its name.
            Take the key by sealed-emr:keys.disk.arn or from another stack, and its owner alone administers it.
            """);
  }

  @Test
  void separatedDutiesAreTold() {
    assertThat(explain("logs", "staging")).isZero();
    assertThat(out())
        .contains("role/key-administrator")
        .endsWith("Duties are separated: nobody both administers the key and decrypts with it.\n");
  }

  @Test
  void aTakenKeyIsShownWithWhatItsOwnerMustAllow() {
    assertThat(explain("storage", "prod")).isZero();
    assertThat(out())
        .startsWith(
            "The storage key of prod is taken:"
                + " arn:aws:kms:eu-west-2:111122223333:key/22222222-2222-2222-2222-222222222222."
                + " Its owner's policy must allow this:\n")
        .contains(
            """
              if      ArnLike kms:EncryptionContext:aws:s3:arn: one of
                        arn:aws:s3:::emr-prod-data-111122223333-eu-west-2
                        arn:aws:s3:::emr-prod-data-111122223333-eu-west-2/*
            """)
        .contains("As JSON:\n{\n  \"Version\" : \"2012-10-17\",")
        .doesNotContain("KeyAdministration", "separated");
  }

  @Test
  void accountAndDeployerMayBeGiven() {
    assertThat(
            explain(
                "storage",
                "prod",
                "--account",
                "444455556666",
                "--deployer",
                "arn:aws:iam::444455556666:role/ci/deployer"))
        .isZero();
    assertThat(out())
        .contains(
            "It is in another account, so the roles need IAM policies for it too",
            "role/ci/deployer",
            "emr-prod-data-444455556666-eu-west-2");
  }

  @Test
  void thePolicyAloneCanBePiped() throws Exception {
    assertThat(explain("logs", "dev", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(out()).at("/Statement/0/Sid").asText())
        .isEqualTo("KeyAdministration");
  }

  @Test
  void aKeyThatNothingUsesIsToldToBeNone() {
    assertThat(explain("wal", "dev")).isZero();
    assertThat(out()).isEqualTo("Nothing in dev uses a key for wal, so there is none.\n");
  }

  @Test
  void wrongUseIsToldInOneLine() {
    assertThat(explain("disks", "dev")).isEqualTo(2);
    assertThat(explain("disk", "dev", "--account", "1")).isEqualTo(2);
    assertThat(explain("disk", "prdo")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "sealed: no key \"disks\": allowed are disk, storage, logs, secrets, wal",
            "sealed: account: found \"1\", allowed: twelve digits",
            "sealed: no environment \"prdo\": allowed are account, dev, minimal, prod, staging (a file"
                + " stacks/Pulumi.NAME.yaml each), and the examples in stacks/modes");
  }

  private int explain(String... args) {
    Map<String, String> environment =
        Map.of(
            "HOME", machine.toString(), "PATH", "", Layout.STATE, machine.resolve("s").toString());
    String[] words = new String[args.length + 2];
    words[0] = "explain";
    words[1] = "key";
    System.arraycopy(args, 0, words, 2, args.length);
    return Sealed.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Layout.of(Checkout.ROOT, environment),
        environment,
        false,
        false,
        words);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
