/**
 * Rules about an EMR cluster itself and about its two halves, cluster and security configuration.
 */
@NullMarked
package io.sealedemr.policies.cluster;

import org.jspecify.annotations.NullMarked;
