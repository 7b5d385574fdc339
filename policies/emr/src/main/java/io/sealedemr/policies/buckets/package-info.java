/** Rules about the S3 buckets that a cluster uses, and about the certificate in one of them. */
@NullMarked
package io.sealedemr.policies.buckets;

import org.jspecify.annotations.NullMarked;
