package io.sealedemr.settings;

/** Where a key comes from. */
public sealed interface KeySource {

  /**
   * The stack makes it.
   *
   * @param multiRegion whether it is the primary of a multi-Region key
   */
  record Made(boolean multiRegion) implements KeySource {}

  /**
   * It exists, and somebody else manages it.
   *
   * @param arn of the key, not of an alias: whoever moves an alias chooses the key
   */
  record Existing(String arn) implements KeySource {}

  /**
   * Another stack made it.
   *
   * @param stack as {@code organization/project/stack}
   * @param output name of that stack's output that is the key's ARN
   */
  record StackOutput(String stack, String output) implements KeySource {}
}
