/**
 * The Sealed EMR policy pack: rules that stop an insecure Amazon EMR stack at preview. Each rule is
 * one class, named after the fault that it finds, in the package of what it judges.
 */
@NullMarked
package io.sealedemr.policies;

import org.jspecify.annotations.NullMarked;
