package io.sealedemr.conformance.engine;

import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;

/** A Pulumi program with one Bag. */
public final class JavaProgram {

  private JavaProgram() {}

  /** A Bag's inputs. */
  public static final class BagArgs extends ResourceArgs {
    @Import(name = "state")
    private final Output<Integer> state;

    BagArgs(int state) {
      this.state = Output.of(state);
    }

    /** What a policy looks at. */
    public Output<Integer> state() {
      return state;
    }
  }

  /** Runs it. */
  public static void main(String[] args) {
    Pulumi.run(
        context ->
            new CustomResource(
                "simple:index:Bag", "a", new BagArgs(1), CustomResourceOptions.Empty));
  }
}
