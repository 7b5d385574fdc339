package io.sealedemr.policies.configurations;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.function.Predicate;

/**
 * A property that a configuration sets.
 *
 * @param classification the file of an application; for the variables in its part {@code export}
 *     too
 * @param key the property's name, a string always
 * @param value what it is set to
 */
record ConfiguredProperty(Property classification, Property key, Property value) {

  /**
   * What marks a name whose value is the ARN of a secret that EMR puts in its place (EMR Release
   * Guide, "Store sensitive configuration data in AWS Secrets Manager").
   */
  private static final String SECRET = "EMR.secret@";

  private static final String SPARK = "spark-defaults";

  /** Spark hands what follows on to Hadoop (Apache Spark, "Configuration"). */
  private static final String SPARK_HADOOP = "spark.hadoop.";

  /** The property's name as the application that reads it knows it. */
  String name() {
    String name = ownName();
    return name.startsWith(SPARK_HADOOP) ? name.substring(SPARK_HADOOP.length()) : name;
  }

  /** Whether EMR puts a secret from Secrets Manager in the place of the value. */
  boolean isReference() {
    return written().startsWith(SECRET);
  }

  private String ownName() {
    String name = written();
    return isReference() ? name.substring(SECRET.length()) : name;
  }

  private String written() {
    return key.value() instanceof Value.Text text ? text.value() : "";
  }

  /** Whether it stands in a file whose classification fits. */
  Truth isIn(Predicate<String> files) {
    return classification.matches(files);
  }

  /** Whether Spark's own code reads it. */
  Truth isOfSpark() {
    return isIn(SPARK::equals);
  }

  /** Whether Hadoop's code reads it: each of its files has a name that ends with -site. */
  Truth isOfHadoop() {
    boolean throughSpark = ownName().startsWith(SPARK_HADOOP);
    return isIn(file -> throughSpark ? file.equals(SPARK) : file.endsWith("-site"));
  }

  /** Its classification for a message; not shown if it is secret. */
  String file() {
    return classification.value().toString();
  }
}
