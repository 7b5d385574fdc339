package io.sealedemr.network;

/** Says that a subnet gives its instances public addresses. */
public final class PublicSubnetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublicSubnetException(String subnetId) {
    super(
        "sealed-emr:network.subnetId: "
            + subnetId
            + " gives instances public addresses; allowed: a private subnet");
  }
}
