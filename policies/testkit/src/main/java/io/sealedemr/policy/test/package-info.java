/**
 * Tests policies without an engine: a policy against properties that went through the real
 * translation from the wire, and a packaged pack as a process against a simulated engine.
 */
@NullMarked
package io.sealedemr.policy.test;

import org.jspecify.annotations.NullMarked;
