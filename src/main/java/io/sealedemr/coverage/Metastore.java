package io.sealedemr.coverage;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where the tables of Hive, Spark, Presto and Trino are described. */
public enum Metastore {
  /** In MySQL on the primary node. */
  LOCAL,
  /** In the AWS Glue Data Catalog, by HTTPS. */
  GLUE,
  /** In a database elsewhere, by a JDBC URL that does not insist on TLS. */
  EXTERNAL,
  /** In a database elsewhere, by a JDBC URL that insists on TLS. */
  EXTERNAL_WITH_TLS;

  private static final String URL = "javax.jdo.option.ConnectionURL";
  private static final String FACTORY = "hive.metastore.client.factory.class";

  // Options of the MariaDB and MySQL drivers that refuse a connection in clear; the default of
  // both, and sslMode=PREFERRED, do not.
  private static final Pattern TLS =
      Pattern.compile(
          "[?&;](requiressl=true|sslmode=(required|verify_ca|verify_identity|trust|verify-ca|verify-full)"
              + "|usessl=true)(&|;|$)");

  /** What the configurations say, in {@code hive-site} or Spark's own copy of it. */
  public static Metastore of(Collection<Property> configurations) {
    boolean external = false;
    boolean tls = true;
    for (Property property : configurations) {
      if (!property.classification().equals("hive-site")
          && !property.classification().equals("spark-hive-site")) {
        continue;
      }
      if (property.property().equals(FACTORY)
          && property.value().contains("AWSGlueDataCatalogHiveClientFactory")) {
        return GLUE;
      }
      if (property.property().equals(URL)) {
        external = true;
        tls &= TLS.matcher(property.value().toLowerCase(Locale.ROOT)).find();
      }
    }
    return !external ? LOCAL : tls ? EXTERNAL_WITH_TLS : EXTERNAL;
  }
}
