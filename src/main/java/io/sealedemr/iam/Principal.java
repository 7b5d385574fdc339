package io.sealedemr.iam;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Whom a statement is about (IAM User Guide, "AWS JSON policy elements: Principal").
 *
 * @param kind what the names are
 * @param names ARNs or service names, sorted and without duplicates; just {@code *} for anyone
 */
public record Principal(Kind kind, List<String> names) {

  /** What the names of a principal are. */
  public enum Kind {
    /** Everyone: meant for Deny statements and endpoint policies. */
    ANYONE,
    /** ARNs of roles and users. */
    AWS,
    /** Service principals such as {@code ec2.amazonaws.com}. */
    SERVICE
  }

  public Principal {
    names = List.copyOf(new TreeSet<>(names));
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a principal needs at least one name");
    }
    if (names.contains("*") != (kind == Kind.ANYONE)) {
      throw new IllegalArgumentException("the principal * is written Principal.anyone()");
    }
  }

  /** Everyone, {@code "*"}. */
  public static Principal anyone() {
    return new Principal(Kind.ANYONE, List.of("*"));
  }

  /** Roles and users by ARN. */
  public static Principal aws(Collection<String> arns) {
    return new Principal(Kind.AWS, List.copyOf(arns));
  }

  /** Roles and users by ARN. */
  public static Principal aws(String... arns) {
    return aws(Arrays.asList(arns));
  }

  /** AWS services by name, such as {@code ec2.amazonaws.com}. */
  public static Principal service(String... services) {
    return new Principal(Kind.SERVICE, Arrays.asList(services));
  }
}
