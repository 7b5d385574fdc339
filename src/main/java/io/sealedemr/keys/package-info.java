/**
 * Key policies derived from who uses a key, and for what: disks, stored data or logs. Nobody gets
 * more than the calls that Amazon EMR makes in that principal's name, administrators cannot use a
 * key, and the account root is not named, so no IAM policy alone opens a key.
 */
@NullMarked
package io.sealedemr.keys;

import org.jspecify.annotations.NullMarked;
