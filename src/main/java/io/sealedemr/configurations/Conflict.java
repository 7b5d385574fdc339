package io.sealedemr.configurations;

/**
 * A setting of the user that cannot be kept.
 *
 * @param path where it stands in the user's list, such as {@code
 *     [1].properties.hadoop.rpc.protection}
 * @param found what stands there; never a secret
 * @param allowed what may stand there, and what needs it
 */
public record Conflict(String path, String found, String allowed) {}
