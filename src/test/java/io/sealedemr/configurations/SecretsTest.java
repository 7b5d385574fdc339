package io.sealedemr.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          javax.jdo.option.ConnectionPassword   | x
          ssl.server.keystore.password          | x
          KMS_SSL_KEYSTORE_PASS                 | x
          fs.s3a.secret.key                     | x
          fs.s3a.access.key                     | x
          fs.s3.awsAccessKeyId                  | x
          fs.s3.awsSecretAccessKey              | x
          fs.s3a.session.token                  | x
          spark.authenticate.secret             | x
          ranger.db.encrypt.key.password        | 12345
          a                                     | -----BEGIN PRIVATE KEY-----
          a                                     | id AKIAIOSFODNN7EXAMPLE here
          a                                     | ASIAIOSFODNN7EXAMPLE
          a                                     | wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
          hadoop.security.key.provider.path     | kms://user:word@host/kms
          javax.jdo.option.ConnectionURL        | jdbc:mysql://db/hive?user=hive&password=x
          HADOOP_OPTS                           | -Djavax.net.ssl.trustStorePassword=changeit
          """)
  void looksLikeASecret(String property, String value) {
    assertThat(Secrets.looksSecret(property, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dfs.block.access.token.enable                    | true
          dfs.namenode.delegation.token.max-lifetime       | 604800000
          dfs.namenode.delegation.token.renew-interval     | 86400000
          hadoop.security.credential.provider.path         | jceks://hdfs/creds.jceks
          hadoop.http.authentication.signature.secret.file | /etc/hadoop/secret
          fs.s3a.aws.credentials.provider                  | com.amazonaws.auth.X
          hive.server2.authentication                      | LDAP
          spark.executor.extraJavaOptions                  | -Dtoken=true -Dsun.security=all
          io.compression.codecs                            | org.apache.hadoop.io.compress.GzipCodec
          a                                                | da39a3ee5e6b4b0d3255bfef95601890afd80709
          """)
  void looksHarmless(String property, String value) {
    assertThat(Secrets.looksSecret(property, value)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --password,hunter2,--db,sales                     | 1
          --password=hunter2                                | 0
          --conf,spark.hadoop.fs.s3a.secret.key=hunter2     | 1
          -Djavax.net.ssl.trustStorePassword=hunter2        | 0
          jdbc:mysql://me:hunter2@db/sales                  | 0
          bash,-c,export TOKEN=hunter2                      | 2
          a,AKIAIOSFODNN7EXAMPLE,--api-key,hunter2          | 1,3
          """)
  void argumentsThatLookLikeSecretsAreFound(String arguments, String places) {
    assertThat(Secrets.among(List.of(arguments.split(",", -1))))
        .containsExactlyElementsOf(
            Arrays.stream(places.split(",", -1)).map(Integer::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spark-submit,--class,com.example.Main,s3://bucket/main.jar
          --secret-id,prod/sales,--secret-name=prod/sales
          --secret,arn:aws:secretsmanager:eu-west-2:111122223333:secret:sales
          --credentials-file,/etc/credentials,--token,--verbose
          --conf,spark.authenticate=true,--files,s3://bucket/secret/x
          """)
  void argumentsThatNameAPlaceOrNothingAreHarmless(String arguments) {
    assertThat(Secrets.among(List.of(arguments.split(",", -1)))).isEmpty();
  }
}
