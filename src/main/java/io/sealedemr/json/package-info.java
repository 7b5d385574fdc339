/**
 * JSON texts for AWS, written the same way every time, so that a preview shows a difference only
 * where the content differs; and objects that are read with all their faults at once.
 */
@NullMarked
package io.sealedemr.json;

import org.jspecify.annotations.NullMarked;
