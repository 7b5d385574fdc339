/**
 * What can be set in a stack file: every key that the program's readers ask for, with its form, and
 * beside it what it is for and what is taken without it. The schema of stack files, the table in
 * the documentation and {@code ./sealed explain} all show this.
 */
@NullMarked
package io.sealedemr.catalog;

import org.jspecify.annotations.NullMarked;
