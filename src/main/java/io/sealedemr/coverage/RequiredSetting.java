package io.sealedemr.coverage;

/**
 * A setting that the program makes, since EMR does not.
 *
 * @param property classification, name and value
 * @param why in words
 * @param channel id of the channel that is encrypted by it
 * @param source guide and page
 */
public record RequiredSetting(Property property, String why, String channel, String source) {}
