/**
 * Runs of the real Pulumi engine: against the sandbox, walled off from any real account, or as the
 * user's own.
 */
@NullMarked
package io.sealedemr.sandbox.stack;

import org.jspecify.annotations.NullMarked;
