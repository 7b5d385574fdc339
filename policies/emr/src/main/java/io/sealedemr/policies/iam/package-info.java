/** Policy documents of IAM, KMS and S3: statements, principals, actions, conditions. */
@NullMarked
package io.sealedemr.policies.iam;

import org.jspecify.annotations.NullMarked;
