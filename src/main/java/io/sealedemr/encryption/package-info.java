/** The stack's KMS keys as resources; what their policies say is derived in the package keys. */
@NullMarked
package io.sealedemr.encryption;

import org.jspecify.annotations.NullMarked;
