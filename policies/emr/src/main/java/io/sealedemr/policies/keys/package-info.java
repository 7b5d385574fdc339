/** Rules about KMS keys: how they are named, who may use them, who may hand them on. */
@NullMarked
package io.sealedemr.policies.keys;

import org.jspecify.annotations.NullMarked;
