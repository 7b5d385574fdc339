/**
 * Configuration classifications of a cluster: what the user sets of its applications, merged with
 * what encryption needs. A setting of the user is kept as it is or refused, never changed: refused
 * are those that would switch an encryption off, and secrets, since everybody who may describe a
 * cluster reads its configurations.
 */
@NullMarked
package io.sealedemr.configurations;

import org.jspecify.annotations.NullMarked;
