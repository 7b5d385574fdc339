/** Rules about the machine image that the nodes boot from. */
@NullMarked
package io.sealedemr.policies.images;

import org.jspecify.annotations.NullMarked;
