package io.sealedemr.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetastoreTest {

  private static Property url(String classification, String url) {
    return new Property(classification, "javax.jdo.option.ConnectionURL", url);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://db:3306/hive?createDatabaseIfNotExist=true, EXTERNAL",
    "jdbc:mariadb://db/hive?useSSL=true, EXTERNAL_WITH_TLS",
    "jdbc:mysql://db/hive?useSSL=false, EXTERNAL",
    "jdbc:mysql://db/hive?a=b&sslMode=REQUIRED, EXTERNAL_WITH_TLS",
    "jdbc:mysql://db/hive?sslMode=PREFERRED, EXTERNAL",
    "jdbc:mariadb://db/hive?sslMode=verify-full&x=y, EXTERNAL_WITH_TLS",
    "jdbc:mysql://db/hive?notsslMode=REQUIRED, EXTERNAL"
  })
  void onlyAUrlThatInsistsOnTlsIsEncrypted(String url, Metastore metastore) {
    assertThat(Metastore.of(List.of(url("hive-site", url)))).isEqualTo(metastore);
  }

  @Test
  void oneUrlInClearIsEnough() {
    assertThat(
            Metastore.of(
                List.of(
                    url("hive-site", "jdbc:mysql://db/hive?sslMode=REQUIRED"),
                    url("spark-hive-site", "jdbc:mysql://db/hive"))))
        .isEqualTo(Metastore.EXTERNAL);
  }

  @Test
  void withoutAUrlItIsOnThePrimaryNode() {
    assertThat(Metastore.of(List.of(url("core-site", "jdbc:mysql://db/hive"))))
        .isEqualTo(Metastore.LOCAL);
  }
}
