package io.sealedemr.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.iam.Decision.Outcome;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcePolicyTest {

  private static final String NODES = "arn:aws:iam::111122223333:role/nodes";
  private static final String ADMIN = "arn:aws:iam::111122223333:role/admin";
  private static final String STRANGER = "arn:aws:iam::444455556666:role/nodes";

  @Test
  void whoIsNamedIsAllowedAndNobodyElse() {
    ResourcePolicy policy =
        ResourcePolicy.of(
            PolicyDocument.of(
                Statement.allow("Use")
                    .principal(Principal.aws(NODES))
                    .actions("kms:Decrypt")
                    .resources("*")
                    .build()));

    assertThat(policy.decide(AccessRequest.of(NODES, "kms:Decrypt")))
        .isEqualTo(new Decision(Outcome.ALLOWED, List.of("Use"), List.of()));
    assertThat(policy.decide(AccessRequest.of(NODES, "kms:Encrypt")))
        .isEqualTo(new Decision(Outcome.NOT_ALLOWED, List.of(), List.of()));
    assertThat(policy.decide(AccessRequest.of(ADMIN, "kms:Decrypt")).outcome())
        .isEqualTo(Outcome.NOT_ALLOWED);
    assertThat(policy.decide(AccessRequest.of(STRANGER, "kms:Decrypt")).outcome())
        .isEqualTo(Outcome.NOT_ALLOWED);
  }

  @Test
  void aDenyWinsWhateverAllows() {
    ResourcePolicy policy =
        policy(
            """
            {"Sid":"Use","Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"},
            {"Sid":"Never","Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"kms:decrypt",
             "Resource":"*"}
            """);

    assertThat(policy.decide(AccessRequest.of(NODES, "kms:Decrypt")))
        .isEqualTo(new Decision(Outcome.DENIED, List.of("Never"), List.of()));
    assertThat(policy.decide(AccessRequest.of(STRANGER, "kms:Decrypt")).outcome())
        .isEqualTo(Outcome.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:root, DELEGATED",
    "111122223333, DELEGATED",
    "arn:aws:iam::444455556666:root, NOT_ALLOWED",
    "444455556666, NOT_ALLOWED",
    "*, ALLOWED",
    "arn:aws:iam::111122223333:role/nodes, ALLOWED",
    "arn:aws:iam::111122223333:role/Nodes, NOT_ALLOWED",
    "arn:aws:iam::111122223333:role/*, NOT_ALLOWED"
  })
  void principalsAreNamedExactlyOrByAccount(String named, Outcome outcome) {
    assertThat(
            policy(
                    """
                    {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:Decrypt","Resource":"*"}
                    """
                        .formatted(named))
                .decide(AccessRequest.of(NODES, "kms:Decrypt"))
                .outcome())
        .isEqualTo(outcome);
  }

  @Test
  void aServiceIsNoRoleAndARoleNoService() {
    ResourcePolicy policy =
        policy(
            """
            {"Effect":"Allow","Principal":{"Service":["logs.eu-west-2.amazonaws.com","*"]},
             "Action":"kms:Decrypt","Resource":"*"}
            """);

    assertThat(
            policy
                .decide(AccessRequest.of("logs.eu-west-2.amazonaws.com", "kms:Decrypt"))
                .allowed())
        .isTrue();
    assertThat(
            policy
                .decide(AccessRequest.of("logs.eu-west-1.amazonaws.com", "kms:Decrypt"))
                .allowed())
        .isFalse();
    assertThat(policy.decide(AccessRequest.of(NODES, "kms:Decrypt")).allowed()).isFalse();
  }

  @Test
  void notActionAndNotPrincipalMeanAllTheRest() {
    ResourcePolicy policy =
        policy(
            """
            {"Sid":"Rest","Effect":"Allow","NotPrincipal":{"AWS":"%s"},"NotAction":"kms:Get*",
             "Resource":"*"}
            """
                .formatted(ADMIN));

    assertThat(policy.decide(AccessRequest.of(STRANGER, "kms:Decrypt")).allowed()).isTrue();
    assertThat(policy.decide(AccessRequest.of(STRANGER, "kms:GetKeyPolicy")).allowed()).isFalse();
    assertThat(policy.decide(AccessRequest.of(ADMIN, "kms:Decrypt")).allowed()).isFalse();
    assertThat(policy.openEnded()).containsExactly("Rest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      value = {
        "StringEquals                 | s3          | s3      | YES",
        "StringEquals                 | s3          | S3      | NO",
        "StringEquals                 | s*          | s3      | NO",
        "StringEquals                 | s3          | absent  | NO",
        "StringEqualsIfExists         | s3          | absent  | YES",
        "StringEqualsIfExists         | s3          | ec2     | NO",
        "StringEqualsIgnoreCase       | s3          | S3      | YES",
        "StringNotEquals              | s3          | ec2     | YES",
        "StringNotEquals              | s3          | s3      | NO",
        "StringNotEquals              | s3          | absent  | YES",
        "StringNotEqualsIgnoreCase    | s3          | S3      | NO",
        "StringNotEqualsIfExists      | s3          | absent  | YES",
        "StringLike                   | s?          | s3      | YES",
        "StringLike                   | s?          | s33     | NO",
        "StringNotLike                | s*          | s3      | NO",
        "StringNotLike                | s*          | ec2     | YES",
        "ArnEquals                    | a:b:c:d:*:f | a:b:c:d:e:f | YES",
        "ArnLike                      | a:b:c:d:*:f | a:b:c:d:e:x:f | NO",
        "ArnLike                      | a:b:c:d:e:* | a:b:c:d:e:x:y | YES",
        "ArnLike                      | a:b:c:*     | a:b:c:d:e:f | UNKNOWN",
        "ArnLike                      | a:b:c:d:e:f | no-arn  | NO",
        "ArnNotLike                   | a:b:c:d:e:f | no-arn  | YES",
        "ArnNotEquals                 | a:b:c:d:e:f | a:b:c:d:e:f | NO",
        "Bool                         | true        | TRUE    | YES",
        "Bool                         | true        | false   | NO",
        "Bool                         | true        | absent  | NO",
        "BoolIfExists                 | true        | absent  | YES",
        "Null                         | true        | absent  | YES",
        "Null                         | true        | s3      | NO",
        "Null                         | false       | s3      | YES",
        "Null                         | false       | absent  | NO",
        "Null                         | perhaps     | s3      | UNKNOWN",
        "NullIfExists                 | true        | absent  | UNKNOWN",
        "NumericEquals                | 1           | 1.0     | YES",
        "NumericNotEquals             | 1           | 1       | NO",
        "NumericLessThan              | 1.2         | 1.1     | YES",
        "NumericLessThan              | 1.2         | 1.2     | NO",
        "NumericLessThanEquals        | 1.2         | 1.2     | YES",
        "NumericGreaterThan           | 1.2         | 1.2     | NO",
        "NumericGreaterThanEquals     | 1.2         | 1.2     | YES",
        "NumericLessThan              | 1.2         | soon    | UNKNOWN",
        "NumericLessThanIfExists      | 1.2         | absent  | YES",
        "ForAnyValue:StringEquals     | s3          | s3      | YES",
        "ForAnyValue:StringEquals     | s3          | absent  | NO",
        "ForAnyValue:StringNotEquals  | s3          | absent  | NO",
        "ForAnyValue:StringEqualsIfExists | s3      | absent  | YES",
        "ForAllValues:StringEquals    | s3          | absent  | YES",
        "ForAllValues:StringEquals    | s3          | ec2     | NO",
        "ForAnyValue:Null             | true        | absent  | UNKNOWN",
        "StringEquals                 | ${aws:x}    | s3      | UNKNOWN",
        "IpAddress                    | 10.0.0.0/8  | 10.0.0.1| UNKNOWN",
        "IpAddress                    | 10.0.0.0/8  | absent  | UNKNOWN",
        "DateLessThan                 | 2030-01-01T00:00:00Z | 2029-01-01T00:00:00Z | UNKNOWN",
        "StringSomehow                | s3          | s3      | UNKNOWN",
      })
  void eachOperatorMeansWhatTheGuideSays(String operator, String value, String found, Truth met) {
    TreeMap<String, List<String>> context = new TreeMap<>();
    if (found != null) {
      context.put("key", List.of(found));
    }

    assertThat(new Condition(operator, "Key", List.of(value)).met(context)).isEqualTo(met);
  }

  @Test
  void manyValuesAreTakenOneByOneBySetOperatorsOnly() {
    TreeMap<String, List<String>> context = new TreeMap<>();
    context.put("key", List.of("s3", "ec2"));

    assertThat(new Condition("ForAnyValue:StringEquals", "key", List.of("ec2")).met(context))
        .isEqualTo(Truth.YES);
    assertThat(new Condition("ForAllValues:StringEquals", "key", List.of("ec2")).met(context))
        .isEqualTo(Truth.NO);
    assertThat(new Condition("ForAllValues:StringEquals", "key", List.of("ec2", "s3")).met(context))
        .isEqualTo(Truth.YES);
    assertThat(new Condition("StringEquals", "key", List.of("ec2")).met(context))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void anyValueSufficesAndANegationExcludesAll() {
    TreeMap<String, List<String>> context = new TreeMap<>();
    context.put("key", List.of("s3"));

    assertThat(new Condition("StringEquals", "key", List.of("ec2", "s3")).met(context))
        .isEqualTo(Truth.YES);
    assertThat(new Condition("StringNotEquals", "key", List.of("ec2", "s3")).met(context))
        .isEqualTo(Truth.NO);
  }

  @Test
  void whatIsNotUnderstoodNeverAllowsAndIsTold() {
    ResourcePolicy policy =
        policy(
            """
            {"Sid":"Use","Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*",
             "Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}
            """);

    assertThat(
            policy.decide(AccessRequest.of(NODES, "kms:Decrypt").with("aws:SourceIp", "10.0.0.1")))
        .isEqualTo(
            new Decision(
                Outcome.NOT_ALLOWED,
                List.of(),
                List.of("Use: IpAddress aws:sourceip could not be evaluated")));
  }

  @Test
  void whatIsNotUnderstoodDeniesWhereItStandsInADeny() {
    ResourcePolicy policy =
        policy(
            """
            {"Sid":"Use","Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"},
            {"Sid":"Not","Effect":"Deny","Principal":"*","Action":"kms:Decrypt",
             "Resource":"arn:aws:kms:eu-west-2:111122223333:key/x"}
            """);

    assertThat(policy.decide(AccessRequest.of(NODES, "kms:Decrypt")))
        .isEqualTo(
            new Decision(
                Outcome.DENIED,
                List.of("Not"),
                List.of("Not: the resource could not be evaluated")));
  }

  @Test
  void keysOfConditionsAreComparedWithoutRegardToCase() {
    ResourcePolicy policy =
        policy(
            """
            {"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*",
             "Condition":{"StringEquals":{"KMS:ViaService":"s3.eu-west-2.amazonaws.com"}}}
            """);

    assertThat(
            policy
                .decide(
                    AccessRequest.of(NODES, "kms:Decrypt")
                        .with("kms:viaservice", "s3.eu-west-2.amazonaws.com"))
                .statements())
        .containsExactly("statement 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                              | it is no JSON, or has a key twice",
        "{\"Statement\":[],\"Statement\":[]}            | it is no JSON, or has a key twice",
        "[]                                             | the document is no object",
        "{\"Version\":\"2012-10-17\"}                   | Statement is missing",
        "{\"Statements\":[]}                            | the document has the unknown key Statements",
        "{\"Statement\":[1]}                            | statement 1 is no object",
        "{\"Statement\":{\"Sid\":\"A\"}}                | A has an Effect that is neither Allow nor Deny",
        "{\"Statement\":{\"effect\":\"Allow\"}}         | statement 1 has the unknown key effect",
        "{\"Statement\":{\"Effect\":\"Allow\"}}         | statement 1 needs one of Principal and NotPrincipal",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"NotPrincipal\":\"*\"}} | statement 1 needs one of Principal and NotPrincipal",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\"}} | statement 1 needs one of Action and NotAction",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"me\",\"Action\":\"*\"}} | statement 1 has a Principal that is neither * nor an object",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[]}} | statement 1 has an empty list at Action",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":{}}} | statement 1 has something other than texts at Action",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Condition\":[]}} | statement 1 has a Condition that is no object",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Condition\":{\"Bool\":true}}} | statement 1 has a Condition Bool that is no object",
      })
  void whatIsNoPolicyIsRefused(String json, String why) {
    assertThatThrownBy(() -> ResourcePolicy.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a policy document that can be decided on: " + why);
  }

  @Test
  void aCallIsOfOneRoleAndOneAction() {
    assertThatThrownBy(() -> AccessRequest.of(NODES, "kms:*"))
        .hasMessage("a call has one caller and one action, found " + NODES + " and kms:*");
    assertThatThrownBy(
            () ->
                AccessRequest.of("arn:aws:sts::111122223333:assumed-role/nodes/i-1", "kms:Decrypt"))
        .hasMessage(
            "a call is decided for the role and not for its session, found"
                + " arn:aws:sts::111122223333:assumed-role/nodes/i-1");
  }

  @Test
  void aCallIsFoundThatMeetsAllConditions() {
    ResourcePolicy policy =
        policy(
            """
            {"Sid":"Use","Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:Decrypt",
             "Resource":"*","Condition":{
               "StringEquals":{"kms:ViaService":"s3.eu-west-2.amazonaws.com"},
               "ArnLike":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::data/*"},
               "StringNotLike":{"aws:PrincipalTag/team":"x*"}}},
            {"Sid":"Tls","Effect":"Deny","Principal":"*","Action":"*","Resource":"*",
             "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}}
            """
                .formatted(NODES));

    assertThat(policy.possible(NODES, "kms:Decrypt"))
        .isEqualTo(new Possibility(Possibility.Kind.POSSIBLE, List.of("Use")));
    assertThat(
            policy
                .possible(
                    NODES,
                    "kms:Decrypt",
                    new Given.Like("kms:ViaService", "s3.*", "s3.us-east-1.amazonaws.com"))
                .kind())
        .isEqualTo(Possibility.Kind.POSSIBLE);
    assertThat(policy.possible(NODES, "kms:Decrypt", new Given.Absent("kms:ViaService")).kind())
        .isEqualTo(Possibility.Kind.IMPOSSIBLE);
    assertThat(
            policy
                .possible(
                    NODES,
                    "kms:Decrypt",
                    new Given.Like("kms:ViaService", "ec2.*", "ec2.us-east-1.amazonaws.com"))
                .kind())
        .isEqualTo(Possibility.Kind.IMPOSSIBLE);
    assertThat(policy.possible(ADMIN, "kms:Decrypt").kind()).isEqualTo(Possibility.Kind.IMPOSSIBLE);
    assertThat(policy.possible(NODES, "kms:Encrypt").kind()).isEqualTo(Possibility.Kind.IMPOSSIBLE);
  }

  @Test
  void whatMayBePossibleIsNotCalledImpossible() {
    String allow =
        """
        {"Sid":"Use","Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:Decrypt",
         "Resource":"*","Condition":%s}
        """;

    assertThat(
            policy(allow.formatted(NODES, "{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}"))
                .possible(NODES, "kms:Decrypt"))
        .isEqualTo(new Possibility(Possibility.Kind.UNDECIDED, List.of("Use")));
    assertThat(
            policy(
                    allow.formatted(
                        NODES,
                        "{\"StringLike\":{\"a\":\"b*\"},\"StringLikeIfExists\":{\"a\":\"*c\"}}"))
                .possible(NODES, "kms:Decrypt")
                .kind())
        .isEqualTo(Possibility.Kind.UNDECIDED);
    assertThat(
            policy(
                    allow.formatted(
                        NODES, "{\"StringLike\":{\"kms:ViaService\":\"*.eu-west-2.*\"}}"))
                .possible(
                    NODES,
                    "kms:Decrypt",
                    new Given.Like("kms:ViaService", "s3.*", "s3.us-east-1.amazonaws.com"))
                .kind())
        .isEqualTo(Possibility.Kind.UNDECIDED);
  }

  @Test
  void aDenyWithoutConditionsMakesItImpossible() {
    assertThat(
            policy(
                    """
                    {"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"},
                    {"Effect":"Deny","Principal":{"AWS":"%s"},"Action":"kms:Decrypt","Resource":"*"}
                    """
                        .formatted(NODES))
                .possible(NODES, "kms:Decrypt")
                .kind())
        .isEqualTo(Possibility.Kind.IMPOSSIBLE);
  }

  @Test
  void anAccountThatIsNamedDelegates() {
    assertThat(
            policy(
                    """
                    {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"111122223333"},
                     "Action":"kms:*","Resource":"*"}
                    """)
                .possible(NODES, "kms:Decrypt"))
        .isEqualTo(new Possibility(Possibility.Kind.DELEGATED, List.of("Root")));
  }

  private static ResourcePolicy policy(String statements) {
    return ResourcePolicy.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
  }
}
