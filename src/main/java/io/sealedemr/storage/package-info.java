/**
 * The buckets for data, logs and artifacts, and the zip with the nodes' certificate: everything
 * under a key of its own, over TLS only, and closed to the public.
 */
@NullMarked
package io.sealedemr.storage;

import org.jspecify.annotations.NullMarked;
