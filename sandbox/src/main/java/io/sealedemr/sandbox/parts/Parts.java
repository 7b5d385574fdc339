package io.sealedemr.sandbox.parts;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run in the sandbox needs, and what only tests of policies need.
 *
 * @param engine the Pulumi engine
 * @param awsProvider the AWS provider
 * @param emulator the emulator's Python environment
 * @param yamlHost the language host of YAML programs, for tests
 * @param policyConformance the official conformance cases of policies, for tests
 */
public record Parts(
    Engine engine,
    AwsProvider awsProvider,
    EmulatorEnvironment emulator,
    YamlHost yamlHost,
    PolicyConformance policyConformance) {

  public static Parts of(Layout layout, Map<String, String> environment, Progress progress) {
    Workshop workshop = new Workshop(layout, environment, progress);
    Pins pins = Pins.read(layout);
    Engine engine = new Engine(environment, workshop, pins);
    return new Parts(
        engine,
        new AwsProvider(environment, workshop, pins),
        new EmulatorEnvironment(layout, environment, progress),
        new YamlHost(engine, workshop, pins),
        new PolicyConformance(workshop, pins));
  }

  /** One row a part, for {@code ./sealed doctor}. */
  public List<Part> table(Map<String, String> environment) {
    List<Part> rows = new ArrayList<>();
    rows.add(
        new Part(
            "Java",
            Part.State.FOUND,
            Runtime.version().toString(),
            System.getProperty("java.home")));
    Part engineRow = engine.row();
    Part awsRow = awsProvider.row();
    rows.add(engineRow);
    rows.add(awsRow);
    rows.add(emulator.row());
    rows.add(Toolchain.PYTHON.row(environment, true));
    rows.add(
        Toolchain.GO.row(
            environment,
            engineRow.state() == Part.State.WILL_BE_BUILT
                || awsRow.state() == Part.State.WILL_BE_BUILT));
    return rows;
  }
}
