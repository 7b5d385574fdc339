package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.UserStack;
import picocli.CommandLine.Command;

/** {@code sealed wrapping-keys}: what wraps the keys of objects in the mode CSE-Custom. */
@Command(
    name = "wrapping-keys",
    description = "The keys that wrap those of objects, for the mode CSE-Custom.",
    mixinStandardHelpOptions = true,
    subcommands = {WrappingKeys.Create.class, WrappingKeys.Rotate.class})
final class WrappingKeys {

  /** {@code sealed wrapping-keys create}. */
  @Command(
      name = "create",
      description = {
        "Make a key and store it as a secret setting of the stack, from where it goes to AWS Secrets Manager.",
        "Keep the stack's file: objects are lost without the key that wrapped theirs."
      },
      mixinStandardHelpOptions = true)
  static final class Create extends StoreSecret {

    Create(Session session) {
      super(session);
    }

    @Override
    void store(UserStack stack) {
      stack.createWrappingKeys();
    }
  }

  /** {@code sealed wrapping-keys rotate}. */
  @Command(
      name = "rotate",
      description = {
        "Add a key, which wraps those of objects from the next update on. Old keys stay, and old objects readable.",
        "Nothing is replaced: nodes see the new key within an hour."
      },
      mixinStandardHelpOptions = true)
  static final class Rotate extends StoreSecret {

    Rotate(Session session) {
      super(session);
    }

    @Override
    void store(UserStack stack) {
      stack.rotateWrappingKeys();
    }
  }
}
