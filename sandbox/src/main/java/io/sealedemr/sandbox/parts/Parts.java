package io.sealedemr.sandbox.parts;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run in the sandbox needs.
 *
 * @param engine the Pulumi engine
 * @param awsProvider the AWS provider
 * @param emulator the emulator's Python environment
 */
public record Parts(Engine engine, AwsProvider awsProvider, EmulatorEnvironment emulator) {

  public static Parts of(Layout layout, Map<String, String> environment, Progress progress) {
    Workshop workshop = new Workshop(layout, environment, progress);
    Pins pins = Pins.read(layout);
    return new Parts(
        new Engine(environment, workshop, pins),
        new AwsProvider(environment, workshop, pins),
        new EmulatorEnvironment(layout, environment, progress));
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
