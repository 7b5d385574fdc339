/**
 * Where the nodes live: a VPC without a way to the internet, or an existing private subnet; and the
 * security groups of the cluster with no more rules than EMR needs.
 */
@NullMarked
package io.sealedemr.network;

import org.jspecify.annotations.NullMarked;
