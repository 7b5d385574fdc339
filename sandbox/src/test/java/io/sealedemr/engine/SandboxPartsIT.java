package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.parts.Parts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tests that the sandbox's own parts bring, in their own languages. */
class SandboxPartsIT extends OnTheEngine {

  @Test
  void theEmulatorClosesEveryGapAndMotoStillHasThem() {
    Map<String, String> environment = System.getenv();
    Path python = Parts.of(sealed().layout(), environment, Progress.SILENT).emulator().python();

    Command.Result tests =
        Command.of(python.toString(), "-B", "-m", "unittest", "discover", "-s", "sandbox/emulator")
            .in(Checkout.ROOT)
            .with(environment)
            .run();

    assertThat(tests.exit()).as(tests.err()).isZero();
    assertThat(tests.err()).containsPattern("Ran [4-9]\\d tests").doesNotContain("skipped");
  }

  @Test
  void theStandInTranslatesNamesAndLeavesNoProcess() throws IOException {
    Path pulumiHome = folder().resolve("pulumi-home");
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.putAll(
        Parts.of(sealed().layout(), System.getenv(), Progress.SILENT)
            .awsProvider()
            .install(pulumiHome));
    Path plugin = pulumiHome.resolve("plugins").resolve("resource-aws-v6.83.0");
    Path bridge = plugin.resolve("pulumi-resource-terraform-provider").toRealPath();
    // With these the tests of lifetimes run too; without them they are skipped.
    environment.put("SEALED_PARTS", String.valueOf(bridge.getParent()));

    Command.Result tests =
        Command.of("go", "test", "-v", "./...")
            .in(Checkout.ROOT.resolve("sandbox").resolve("aws"))
            .with(environment)
            .run();

    assertThat(tests.exit()).as(tests.out() + tests.err()).isZero();
    assertThat(tests.out()).contains("--- PASS").doesNotContain("--- SKIP");
  }
}
