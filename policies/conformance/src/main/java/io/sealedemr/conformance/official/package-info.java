/** The packs of Pulumi's official policy conformance cases, one class a case. */
@NullMarked
package io.sealedemr.conformance.official;

import org.jspecify.annotations.NullMarked;
