/** What clusters and their groups tell applications: configurations, and arguments of programs. */
@NullMarked
package io.sealedemr.policies.configurations;

import org.jspecify.annotations.NullMarked;
