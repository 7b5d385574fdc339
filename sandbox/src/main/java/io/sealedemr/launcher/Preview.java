package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.Outcome;
import io.sealedemr.sandbox.stack.Replacement;
import io.sealedemr.sandbox.stack.SandboxStack;
import io.sealedemr.sandbox.stack.UserStack;
import io.sealedemr.variants.Variant;
import io.sealedemr.variants.VariantJar;
import io.sealedemr.variants.VariantProgram;
import io.sealedemr.variants.Variants;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealed preview}: shows what would change, with the policies on. */
@Command(
    name = "preview",
    description = "Show what an update would do, with the policies on; nothing is changed.",
    mixinStandardHelpOptions = true)
final class Preview implements Callable<Integer> {

  private static final String LIST = "list";

  private final Session session;
  @Mixin private Target target = new Target();

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description =
          "Make the stack insecure in one way and see it rejected; 'list' shows all ways.")
  private String variant = "";

  Preview(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (variant.equals(LIST)) {
      return list();
    }
    if (!variant.isEmpty()) {
      return previewVariant();
    }
    if (!target.sandbox()) {
      UserStack.Preview preview = session.userStack(target.environment()).preview();
      session.out().print(Replacement.told(preview.replacements()));
      return preview.exit();
    }
    Outcome outcome = session.sandboxStack(target.environment()).preview();
    session.out().print(Replacement.told(outcome.run().replacements()));
    Timing.show(session, outcome);
    return outcome.exitCode();
  }

  private int list() {
    int width = Variants.all().stream().mapToInt(v -> v.name().length()).max().orElse(0);
    for (Variant each : Variants.all()) {
      session.out().printf("%-" + width + "s  %s%n", each.name(), each.change());
    }
    return 0;
  }

  private int previewVariant() {
    if (!target.sandbox()) {
      throw new WrongUse(
          "--variant only goes with --sandbox: an insecure stack is no business of a real account");
    }
    Variant insecure =
        Variants.named(variant)
            .orElseThrow(
                () ->
                    new WrongUse(
                        "no variant \""
                            + variant
                            + "\": ./sealed preview "
                            + target.environment()
                            + " --sandbox --variant list shows all"));
    session.check(target.environment());
    SandboxStack stack =
        SandboxStack.neverUp(
            session.layout(),
            session.environment(),
            session.progress(),
            target.environment(),
            VariantJar.write(session.layout().state().resolve("variant.jar")),
            Map.of(VariantProgram.VARIANT, insecure.name()));
    Outcome outcome = stack.preview();
    Timing.show(session, outcome);
    return outcome.exitCode();
  }
}
