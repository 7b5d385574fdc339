/**
 * Which environment is brought up: account, region, who deploys it, and what everything in it is
 * called. All of it is known before a resource is registered, so that whatever is built from it is
 * known at the first preview.
 */
@NullMarked
package io.sealedemr.environment;

import org.jspecify.annotations.NullMarked;
