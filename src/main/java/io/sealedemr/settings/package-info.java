/**
 * The stack's configuration, read once into validated records. Parsing is a pure function from the
 * configuration's keys and values: it either gives records that the rest of the program can trust,
 * or all faults at once, before any resource is registered.
 */
@NullMarked
package io.sealedemr.settings;

import org.jspecify.annotations.NullMarked;
