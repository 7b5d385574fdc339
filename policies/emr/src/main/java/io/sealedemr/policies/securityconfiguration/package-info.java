/** Rules about the document of an EMR security configuration. */
@NullMarked
package io.sealedemr.policies.securityconfiguration;

import org.jspecify.annotations.NullMarked;
