package io.sealedemr.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.roles.NodeAccess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointPoliciesTest {

  private static final AwsScope SCOPE = new AwsScope("aws", "111122223333", "eu-west-2");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void s3IsReachedForOwnBucketsOnlyByThisAccountAndElseForWhatANodeNeeds() throws Exception {
    JsonNode statements =
        JSON.readTree(
                EndpointPolicies.s3(
                        new Environment(
                            SCOPE, "arn:aws:iam::111122223333:role/d", "emr-dev", Map.of(), false),
                        new NodeAccess(List.of(), List.of(), List.of(), List.of()))
                    .toJson())
            .get("Statement");

    assertThat(statements.findValuesAsText("Sid"))
        .containsExactly("OwnBuckets", "Packages", "EmrsOwnFiles", "EmrsOwnLogs");
    JsonNode own = statements.get(0);
    assertThat(own.get("Condition"))
        .isEqualTo(JSON.readTree("{\"StringEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}}"));
    assertThat(own.get("Resource").toString())
        .isEqualTo(
            "["
                + String.join(
                    ",",
                    List.of(
                        "\"arn:aws:s3:::emr-dev-artifacts-111122223333-eu-west-2\"",
                        "\"arn:aws:s3:::emr-dev-artifacts-111122223333-eu-west-2/*\"",
                        "\"arn:aws:s3:::emr-dev-data-111122223333-eu-west-2\"",
                        "\"arn:aws:s3:::emr-dev-data-111122223333-eu-west-2/*\"",
                        "\"arn:aws:s3:::emr-dev-logs-111122223333-eu-west-2\"",
                        "\"arn:aws:s3:::emr-dev-logs-111122223333-eu-west-2/*\""))
                + "]");
    statements.forEach(
        statement ->
            assertThat(statement.get("Resource").toString())
                .doesNotContain("\"*\"", "\"arn:aws:s3:::*\""));
  }

  @Test
  void otherServicesAreReachedByThisAccountOnly() {
    assertThat(EndpointPolicies.ownAccount(SCOPE, "kms").toJson())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"OwnAccount\","
                + "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}}}]}");
  }
}
