package io.sealedemr.sandbox.evidence;

/**
 * What the AWS API says of one thing that should be protected.
 *
 * @param subject the thing, such as {@code bucket emr-dev-logs-…}
 * @param holds whether it is protected as it should be
 * @param by by what, or what is missing
 */
public record Proof(String subject, boolean holds, String by) {}
