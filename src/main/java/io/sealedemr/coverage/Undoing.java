package io.sealedemr.coverage;

/**
 * A user's setting that breaks the encryption of a channel.
 *
 * @param channel its id
 * @param given the setting
 * @param allowed values that keep the encryption, in words
 * @param effect what the setting does, such as {@code switches the encryption off}
 * @param source guide and page
 */
public record Undoing(
    String channel, Property given, String allowed, String effect, String source) {}
