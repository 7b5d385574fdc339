/** Tests of the test kit: it must catch careless policies, and let careful ones pass. */
@NullMarked
package io.sealedemr.policy.test;

import org.jspecify.annotations.NullMarked;
