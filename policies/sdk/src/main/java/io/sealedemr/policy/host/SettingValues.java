package io.sealedemr.policy.host;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is set for one policy. */
public final class SettingValues {

  private final PolicySpec spec;
  private final Value.Fields values;

  private SettingValues(PolicySpec spec, Value.Fields values) {
    this.spec = spec;
    this.values = values;
  }

  /**
   * The settings of a policy.
   *
   * @param values by the settings' names
   */
  public static SettingValues of(PolicySpec spec, Value.Fields values) {
    return new SettingValues(spec, values);
  }

  /**
   * Reads all of them once.
   *
   * @throws IllegalArgumentException naming each that is unknown, missing or of another kind
   */
  public void check() {
    List<String> faults = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (Setting<?> setting : spec.settings()) {
      known.add(setting.name());
      try {
        var unused = get(setting);
      } catch (IllegalArgumentException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    for (String name : values.values().keySet()) {
      if (!known.contains(name)) {
        faults.add("there is no setting \"" + name + "\"" + Suggestion.of(name, known));
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join(", ", faults));
    }
  }

  /**
   * One setting.
   *
   * @throws IllegalArgumentException if the policy's spec doesn't name it, or nothing fitting is
   *     set
   */
  public <T> T get(Setting<T> setting) {
    if (!spec.settings().contains(setting)) {
      throw new IllegalArgumentException(
          "the spec of policy '" + spec.name() + "' does not name the setting \"" + setting + "\"");
    }
    return setting.read(values.values().getOrDefault(setting.name(), Value.absent()));
  }
}
