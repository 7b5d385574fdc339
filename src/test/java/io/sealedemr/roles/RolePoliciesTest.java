package io.sealedemr.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolePoliciesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RolePolicies policies =
      new RolePolicies(
          new Environment(
              new AwsScope("aws", "111122223333", "eu-west-2"),
              "arn:aws:iam::111122223333:role/d",
              "emr-dev",
              Map.of(),
              false),
          new NodeAccess(List.of(), List.of(), List.of(), List.of()));

  @Test
  void emrTakesTheServiceRoleOnlyForThisAccount() {
    assertThat(policies.serviceTrust().toJson())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Emr\",\"Effect\":\"Allow\","
                + "\"Principal\":{\"Service\":\"elasticmapreduce.amazonaws.com\"},"
                + "\"Action\":\"sts:AssumeRole\",\"Condition\":{"
                + "\"ArnLike\":{\"aws:SourceArn\":"
                + "\"arn:aws:elasticmapreduce:eu-west-2:111122223333:*\"},"
                + "\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}}]}");
  }

  @Test
  void theServiceRolePassesTheNodesTheirRoleAndNoOther() {
    assertThat(policies.service("arn:aws:iam::111122223333:role/emr-dev-instance").toJson())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"PassNodesTheirRole\","
                + "\"Effect\":\"Allow\",\"Action\":\"iam:PassRole\","
                + "\"Resource\":\"arn:aws:iam::111122223333:role/emr-dev-instance\","
                + "\"Condition\":{\"StringEquals\":{"
                + "\"iam:PassedToService\":\"ec2.amazonaws.com\"}}}]}");
  }

  @Test
  void nodesReachTheStacksBucketsAndMayOnlyReadWhatTheyAreMadeOf() throws Exception {
    JsonNode statements = JSON.readTree(policies.instance().toJson()).get("Statement");

    assertThat(statements)
        .allSatisfy(
            statement -> {
              assertThat(statement.get("Action").toString()).doesNotContain("kms:", "*");
              assertThat(statement.get("Resource").toString()).doesNotContain("\"*\"");
            });
    assertThat(
            statements.findParents("Sid").stream()
                .filter(statement -> statement.get("Resource").toString().contains("artifacts"))
                .filter(statement -> statement.get("Action").toString().contains("Put"))
                .toList())
        .isEmpty();
    Map.of("Certificates", "tls", "Scripts", "scripts")
        .forEach(
            (sid, folder) ->
                assertThat(statements.findParents("Sid"))
                    .filteredOn(statement -> statement.get("Sid").textValue().equals(sid))
                    .singleElement()
                    .satisfies(
                        statement -> {
                          assertThat(statement.get("Action").textValue()).isEqualTo("s3:GetObject");
                          assertThat(statement.get("Resource").textValue())
                              .isEqualTo(
                                  "arn:aws:s3:::emr-dev-artifacts-111122223333-eu-west-2/"
                                      + folder
                                      + "/*");
                        }));
  }
}
