package io.sealedemr.providers.aws;

import com.amazonaws.AmazonClientException;
import com.amazonaws.AmazonServiceException;

/**
 * Says that a call failed. Of the SDK's exception it takes what cannot hold a part of an answer: a
 * parser's message may quote the secret that it could not read, and so may its causes.
 */
public final class CallFailure {

  private CallFailure() {}

  /**
   * An exception without a cause.
   *
   * @param what the sentence's begin, such as {@code Secret a in eu-west-2 cannot be read}
   * @param needs what the node's role must be allowed
   */
  public static IllegalStateException of(String what, AmazonClientException e, String needs) {
    StringBuilder text = new StringBuilder(what).append(": ");
    if (e instanceof AmazonServiceException) {
      AmazonServiceException answer = (AmazonServiceException) e;
      text.append(answer.getErrorCode())
          .append(" (HTTP ")
          .append(answer.getStatusCode())
          .append(", request ")
          .append(answer.getRequestId())
          .append(')');
      if (answer.getStatusCode() < 500) {
        text.append("; the node's role needs ").append(needs);
      }
    } else {
      String separator = "";
      for (Throwable t = e; t != null; t = t.getCause()) {
        text.append(separator).append(t.getClass().getSimpleName());
        separator = ", ";
      }
    }
    return new IllegalStateException(text.toString());
  }
}
