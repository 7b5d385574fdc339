/**
 * Policies for Pulumi stacks, written in Java: what a policy reads (values, properties, resources),
 * how it concludes (three-valued truth) and how it reports. Nothing here needs more than the JDK.
 */
@NullMarked
package io.sealedemr.policy;

import org.jspecify.annotations.NullMarked;
