package io.sealedemr.keys;

import io.sealedemr.iam.Statement;

/**
 * A statement of a key policy, and the reason for it.
 *
 * @param statement what the policy says
 * @param why one sentence without a full stop
 * @param source where AWS documents it: guide and page
 */
public record DerivedStatement(Statement statement, String why, String source) {}
