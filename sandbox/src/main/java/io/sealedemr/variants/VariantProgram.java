package io.sealedemr.variants;

import com.pulumi.Pulumi;
import com.pulumi.resources.StackOptions;
import io.sealedemr.App;

/** The program with one fault built in, chosen by the variable {@value #VARIANT}. */
public final class VariantProgram {

  /** The variable that names the variant. */
  public static final String VARIANT = "SEALED_VARIANT";

  private VariantProgram() {}

  public static void main(String[] args) {
    String name = System.getenv().getOrDefault(VARIANT, "");
    Variant variant =
        Variants.named(name).orElseThrow(() -> new IllegalArgumentException("no variant " + name));
    Pulumi.withOptions(
            StackOptions.builder().resourceTransformations(variant.transformation()).build())
        .run(App::stack);
  }
}
