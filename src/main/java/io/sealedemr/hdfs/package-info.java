/**
 * Encryption of HDFS: of its traffic, where EMR does not set it by itself, and encryption zones
 * with a key each, whose data only clients can read that get the key (EMR Release Guide,
 * "Transparent encryption in HDFS on Amazon EMR").
 */
@NullMarked
package io.sealedemr.hdfs;

import org.jspecify.annotations.NullMarked;
