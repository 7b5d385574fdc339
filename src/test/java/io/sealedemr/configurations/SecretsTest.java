package io.sealedemr.configurations;

import static org.assertj.core.api.Assertions.assertThat;

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
}
