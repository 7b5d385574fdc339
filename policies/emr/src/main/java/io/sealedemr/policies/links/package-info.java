/** How one resource of a stack means another one: by the edge between them or by an equal name. */
@NullMarked
package io.sealedemr.policies.links;

import org.jspecify.annotations.NullMarked;
