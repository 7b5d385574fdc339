/**
 * What one region of an account has once and all clusters there share: EMR's and EBS's guards. A
 * stack of its own sets it, since two stacks would undo each other's settings.
 */
@NullMarked
package io.sealedemr.account;

import org.jspecify.annotations.NullMarked;
