/**
 * The AWS emulator: started once, shared by the runs of a sandbox, ended by {@code ./sealed sandbox
 * stop}.
 */
@NullMarked
package io.sealedemr.sandbox.emulator;

import org.jspecify.annotations.NullMarked;
