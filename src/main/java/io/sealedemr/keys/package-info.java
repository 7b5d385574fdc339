/**
 * Key policies derived from who uses a key, and for what: disks, stored data, logs, secrets or
 * write-ahead logs. Nobody gets more than the calls that Amazon EMR makes in that principal's name,
 * administrators cannot use a key, and the account root is not named, so no IAM policy alone opens
 * a key. {@link io.sealedemr.keys.KeyAccess} tells of any key policy who may do what by it.
 */
@NullMarked
package io.sealedemr.keys;

import org.jspecify.annotations.NullMarked;
