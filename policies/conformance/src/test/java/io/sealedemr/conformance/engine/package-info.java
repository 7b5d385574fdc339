/** The cases of Pulumi's own policy SDKs, on the real engine. */
@NullMarked
package io.sealedemr.conformance.engine;

import org.jspecify.annotations.NullMarked;
