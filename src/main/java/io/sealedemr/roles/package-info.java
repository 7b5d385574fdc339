/** The two IAM roles of a cluster: EMR's service role, and the role of the nodes. */
@NullMarked
package io.sealedemr.roles;

import org.jspecify.annotations.NullMarked;
