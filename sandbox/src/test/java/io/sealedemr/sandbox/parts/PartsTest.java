package io.sealedemr.sandbox.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** Machines that have some parts and lack others: small scripts stand for the programs. */
class PartsTest {

  @TempDir Path machine;

  private final Progress progress = Mockito.mock(Progress.class);

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", machine.resolve("bin").toString());
    environment.put("HOME", machine.resolve("home").toString());
    environment.put("XDG_CACHE_HOME", machine.resolve("cache").toString());
    environment.put(TerraformProviders.FILE, machine.resolve("absent").toString());
    return environment;
  }

  private Parts parts(Map<String, String> environment) {
    return Parts.of(Layout.of(Checkout.ROOT, environment), environment, progress);
  }

  private void program(String name, String says) throws IOException {
    executable(machine.resolve("bin").resolve(name), "#!/bin/sh\necho '" + says + "'\n");
  }

  private static void executable(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Part row(String name) {
    Map<String, String> environment = environment();
    return parts(environment).table(environment).stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOfficialEngineOfAFittingVersionComesFirst() throws IOException {
    program("pulumi", "v3.300.1");

    assertThat(parts(environment()).engine().folder()).isEqualTo(machine.resolve("bin"));
    assertThat(row("Pulumi engine"))
        .isEqualTo(
            new Part(
                "Pulumi engine",
                Part.State.FOUND,
                "3.300.1",
                machine.resolve("bin").resolve("pulumi").toString()));
  }

  @Test
  void anEngineThatIsTooOldIsNotTaken() throws IOException {
    program("pulumi", "v3.100.0");

    assertThat(parts(environment()).engine().official()).isEmpty();
    assertThat(row("Pulumi engine").state()).isEqualTo(Part.State.WILL_BE_BUILT);
  }

  @Test
  void withoutAnEngineAndWithoutGoOneLineSaysWhatIsMissing() {
    assertThatThrownBy(() -> parts(environment()).engine().folder())
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "No Go 1.25.0 or newer on PATH: it is needed to build what is not installed. Install Go.");
  }

  @Test
  void theYamlHostBesideAnOfficialEngineComesFirst() throws IOException {
    program("pulumi", "v3.300.1");
    program("pulumi-language-yaml", "");

    assertThat(parts(environment()).yamlHost().folder()).isEqualTo(machine.resolve("bin"));
  }

  @Test
  void anOfficialEngineWithoutTheYamlHostDoesNotStandForIt() throws IOException {
    program("pulumi", "v3.300.1");

    assertThatThrownBy(() -> parts(environment()).yamlHost().folder())
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "No Go 1.25.0 or newer on PATH: it is needed to build what is not installed. Install Go.");
  }

  @Test
  void theConformanceCasesNeedGoWhateverElseIsInstalled() throws IOException {
    program("pulumi", "v3.300.1");

    assertThatThrownBy(() -> parts(environment()).policyConformance().executable())
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "No Go 1.25.0 or newer on PATH: it is needed to build what is not installed. Install Go.");
  }

  @Test
  void anInstalledOfficialPluginComesFirst() throws IOException {
    Path plugin = machine.resolve("home/.pulumi/plugins/resource-aws-v6.83.0");
    executable(plugin.resolve("pulumi-resource-aws"), "#!/bin/sh\n");
    Path pulumiHome = machine.resolve("sandbox/pulumi-home");

    Map<String, String> variables = parts(environment()).awsProvider().install(pulumiHome);

    assertThat(variables).isEmpty();
    assertThat(pulumiHome.resolve("plugins/resource-aws-v6.83.0/pulumi-resource-aws").toRealPath())
        .isEqualTo(plugin.resolve("pulumi-resource-aws").toRealPath());
  }

  @Test
  void withoutAnyAwsProviderOneLineSaysWhatToRun() {
    AwsProvider provider = parts(environment()).awsProvider();

    assertThat(provider.available()).isFalse();
    assertThatThrownBy(() -> provider.install(machine.resolve("pulumi-home")))
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "No AWS provider: neither Pulumi's aws plug-in 6.83.0 nor terraform-provider-aws 5.100.0 is on"
                + " this machine. Run: pulumi plugin install resource aws 6.83.0");
    assertThat(row("AWS provider").state()).isEqualTo(Part.State.MISSING);
  }

  @Test
  void findsATerraformProviderInAPluginFolder() throws IOException {
    Path file =
        machine
            .resolve("mirror/registry.example/hashicorp/aws/5.100.0")
            .resolve(TerraformProviders.platform())
            .resolve("terraform-provider-aws_v5.100.0_x5");
    executable(file, "#!/bin/sh\n");
    Map<String, String> environment = environment();
    environment.remove(TerraformProviders.FILE);
    environment.put("TF_PLUGIN_CACHE_DIR", machine.resolve("mirror").toString());

    assertThat(new TerraformProviders(environment).find()).contains(file);
  }

  @Test
  void withoutPythonOneLineSaysWhatIsMissing() throws IOException {
    program("python3", "Python 3.8.2");

    assertThatThrownBy(() -> parts(environment()).emulator().python())
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "No Python 3.10.0 or newer on PATH: it is needed to run the AWS emulator. Install Python.");
    assertThat(row("Python").state()).isEqualTo(Part.State.MISSING);
  }

  @Test
  void goIsNotMissedWhereNothingHasToBeBuilt() throws IOException {
    program("pulumi", "v3.300.1");

    assertThat(row("Go"))
        .isEqualTo(new Part("Go", Part.State.NOT_NEEDED, "", "nothing has to be built"));
  }

  @Test
  void aFailedBuildTellsWhatGoSaidAndLeavesNothing() throws IOException {
    executable(
        machine.resolve("bin").resolve("go"),
        """
        #!/bin/sh
        if [ "$1" = version ]; then echo go version go1.26.8 linux/amd64; exit 0; fi
        echo 'go: downloading example.com/x v1.0.0'
        echo 'x.go:1: broken'
        exit 1
        """);

    assertThatThrownBy(() -> parts(environment()).engine().folder())
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            """
            pulumi could not be built: go ended with exit code 1. It said last:
              go: downloading example.com/x v1.0.0
              x.go:1: broken""");
    Mockito.verify(progress).at("1 modules fetched, 0 packages compiled");
    Mockito.verify(progress).end("failed");
    try (var left = Files.list(machine.resolve("cache/sealed-emr"))) {
      assertThat(left.map(file -> file.getFileName().toString()).toList())
          .noneMatch(name -> name.matches("engine-[0-9a-f]{12}"));
    }
  }
}
