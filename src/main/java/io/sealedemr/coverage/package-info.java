/**
 * What is encrypted by what in a cluster, and what is not: each channel between its processes and
 * each place where it keeps data, judged for one release, its applications and its settings. The
 * facts stand in {@code channels.json}, each with the page of the guide that says so; what no page
 * says counts as clear.
 */
@NullMarked
package io.sealedemr.coverage;

import org.jspecify.annotations.NullMarked;
