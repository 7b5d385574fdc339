/**
 * Runs a policy pack as a process that Pulumi's engine talks to: the gRPC service of an analyzer,
 * the translation of values from the wire, levels, messages, and the start and end of the process.
 */
@NullMarked
package io.sealedemr.policy.host;

import org.jspecify.annotations.NullMarked;
