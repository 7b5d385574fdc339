/**
 * The document of an EMR security configuration as typed records, and its canonical JSON text.
 * Records refuse what Amazon EMR would refuse, so a document that exists is complete. Names are the
 * guide's (EMR Management Guide, "Create a security configuration").
 */
@NullMarked
package io.sealedemr.security;

import org.jspecify.annotations.NullMarked;
