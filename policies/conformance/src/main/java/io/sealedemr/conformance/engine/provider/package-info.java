/**
 * A resource provider for tests, in a process of its own: resources that exist nowhere, some with
 * outputs that a preview can't know, and a component that registers its child by itself.
 */
@NullMarked
package io.sealedemr.conformance.engine.provider;

import org.jspecify.annotations.NullMarked;
