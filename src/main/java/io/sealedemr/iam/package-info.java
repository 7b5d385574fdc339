/**
 * Policy documents of AWS as values: statements, principals, ARNs, and the canonical JSON text of a
 * document. The same types make key policies, bucket policies, role policies, trust policies and
 * endpoint policies. {@link io.sealedemr.iam.ResourcePolicy} decides calls by a policy, whoever
 * wrote it.
 */
@NullMarked
package io.sealedemr.iam;

import org.jspecify.annotations.NullMarked;
