package io.sealedemr.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyDocumentTest {

  @Test
  void writesABucketPolicy() {
    PolicyDocument document =
        PolicyDocument.of(
            Statement.deny("DenyPlainHttp")
                .principal(Principal.anyone())
                .actions("s3:*")
                .resources("arn:aws:s3:::logs", "arn:aws:s3:::logs/*")
                .when("Bool", "aws:SecureTransport", "false")
                .build());

    assertThat(document.toJson())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"DenyPlainHttp\","
                + "\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","
                + "\"Resource\":[\"arn:aws:s3:::logs\",\"arn:aws:s3:::logs/*\"],"
                + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}");
  }

  @Test
  void writesATrustPolicyWithoutResource() {
    PolicyDocument document =
        PolicyDocument.of(
            Statement.allow("Ec2")
                .principal(Principal.service("ec2.amazonaws.com"))
                .actions("sts:AssumeRole")
                .build());

    assertThat(document.toJson())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Ec2\",\"Effect\":\"Allow\","
                + "\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}"
                + "]}");
  }

  @Test
  void writesARolePolicyWithoutPrincipal() {
    PolicyDocument document =
        PolicyDocument.of(
            Statement.allow("Read").actions("s3:GetObject").resources("arn:aws:s3:::b/k").build());

    assertThat(document.toJson())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Read\",\"Effect\":\"Allow\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/k\"}]}");
  }

  @Test
  void equalSetsHaveEqualTexts() {
    Statement one =
        Statement.allow("Use")
            .principal(Principal.aws("arn:b", "arn:a"))
            .actions("kms:Encrypt", "kms:Decrypt")
            .resources("*")
            .when("StringEquals", "k2", "v")
            .when("StringEquals", "k1", "w", "v", "w")
            .when("Bool", "k", "true")
            .build();
    Statement other =
        Statement.allow("Use")
            .when("Bool", "k", "true")
            .when("StringEquals", "k1", "v")
            .when("StringEquals", "k1", "w")
            .when("StringEquals", "k2", "v")
            .resources("*", "*")
            .actions("kms:Decrypt", "kms:Encrypt", "kms:Decrypt")
            .principal(Principal.aws(List.of("arn:a", "arn:b", "arn:a")))
            .build();

    assertThat(one).isEqualTo(other);
    assertThat(PolicyDocument.of(one).toJson()).isEqualTo(PolicyDocument.of(other).toJson());
  }

  @Test
  void refusesAStatementThatSaysTooLittle() {
    assertThatThrownBy(() -> Statement.allow("No-Hyphens").actions("a:b").resources("*").build())
        .hasMessage("a statement's Sid is made of letters and digits, found \"No-Hyphens\"");
    assertThatThrownBy(() -> Statement.allow("Nothing").resources("*").build())
        .hasMessage("statement Nothing names no action");
    assertThatThrownBy(() -> Statement.allow("Nowhere").actions("a:b").build())
        .hasMessage("statement Nowhere names neither a principal nor a resource");
    assertThatThrownBy(
            () ->
                Statement.deny("Never")
                    .actions("a:b")
                    .resources("*")
                    .when("ArnLike", "k", List.of())
                    .build())
        .hasMessage("statement Never has no value for ArnLike k");
  }

  @Test
  void refusesAnEmptyDocumentAndTwoEqualSids() {
    Statement statement = Statement.allow("Same").actions("a:b").resources("*").build();

    assertThatThrownBy(PolicyDocument::of)
        .hasMessage("a policy document needs at least one statement");
    assertThatThrownBy(() -> PolicyDocument.of(statement, statement))
        .hasMessage("two statements have the Sid Same");
  }

  @Test
  void anyoneIsNeverAnAwsPrincipalByAccident() {
    assertThatThrownBy(() -> Principal.aws("arn:a", "*"))
        .hasMessage("the principal * is written Principal.anyone()");
    assertThatThrownBy(() -> Principal.aws(List.of()))
        .hasMessage("a principal needs at least one name");
  }
}
