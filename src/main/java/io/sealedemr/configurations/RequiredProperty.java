package io.sealedemr.configurations;

/**
 * A property without which something that was asked for is not encrypted.
 *
 * @param classification such as {@code hdfs-site}; if it ends with {@code -env}, the property is a
 *     variable of its {@code export}
 * @param property such as {@code dfs.encrypt.data.transfer}
 * @param value the only value that does
 * @param neededBy who needs it, as words for a message, such as {@code
 *     sealed-emr:encryption.hdfs.transfer}
 */
public record RequiredProperty(
    String classification, String property, String value, String neededBy) {}
