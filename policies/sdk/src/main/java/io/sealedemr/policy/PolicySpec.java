package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that is said about a policy beside its code.
 *
 * <pre>{@code
 * PolicySpec spec = PolicySpec.named("volume-unencrypted")
 *     .summary("A volume in plain text.")
 *     .why("Whoever gets a snapshot has the data.")
 *     .fix("Set encrypted to true.")
 *     .mandatory()
 *     .severity(Severity.HIGH)
 *     .framework("NIST 800-53", "5", "SC-28", "Protection of information at rest")
 *     .types("aws:ebs/volume:Volume")
 *     .build();
 * }</pre>
 *
 * @param name the id, which users write into configurations: letters, digits, {@code -}, {@code _}
 *     and {@code .}, at most 100
 * @param summary one sentence: the fault that the policy finds
 * @param why why the fault matters; part of each violation
 * @param fix the change that mends it; part of each violation unless the finding has its own
 * @param level empty for the pack's level
 * @param severity how bad the fault is; empty where the author does not weigh it
 * @param frameworks the requirements that the policy checks; Pulumi's protocol has room for the
 *     first one, the others become tags such as {@code NIST 800-53:SC-28}
 * @param tags free labels, such as {@code peer:checkov:CKV_AWS_350}
 * @param types type tokens of the resources that it judges; empty for all
 * @param settings what users may set for the policy
 * @param url where to read more; empty for none
 */
public record PolicySpec(
    String name,
    String summary,
    String why,
    String fix,
    Optional<Level> level,
    Optional<Severity> severity,
    List<Framework> frameworks,
    Set<String> tags,
    Set<String> types,
    List<Setting<?>> settings,
    String url) {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_.]{1,100}");

  public PolicySpec {
    requireNonNull(name, "name");
    requireNonNull(summary, "summary");
    requireNonNull(why, "why");
    requireNonNull(fix, "fix");
    requireNonNull(level, "level");
    requireNonNull(severity, "severity");
    requireNonNull(url, "url");
    frameworks = List.copyOf(frameworks);
    tags = Set.copyOf(tags);
    types = Set.copyOf(types);
    settings = List.copyOf(settings);
    if (name.equals("all")) {
      // Word for word what Pulumi's own SDKs say.
      throw new IllegalArgumentException(
          "Invalid policy name \"all\". \"all\" is a reserved name.");
    }
    List<String> faults = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      faults.add("the name may hold up to 100 letters, digits, '-', '_' and '.'");
    }
    if (summary.isBlank()) {
      faults.add("the summary is missing");
    }
    Set<String> names = new HashSet<>();
    for (Setting<?> setting : settings) {
      if (!names.add(setting.name())) {
        faults.add("two settings are called \"" + setting.name() + "\"");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid policy \"" + name + "\": " + String.join("; ", faults) + ".");
    }
  }

  /** Starts a spec: at the pack's level, for all types. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects the parts of a spec. */
  public static final class Builder {
    private final String name;
    private String summary = "";
    private String why = "";
    private String fix = "";
    private Optional<Level> level = Optional.empty();
    private Optional<Severity> severity = Optional.empty();
    private final List<Framework> frameworks = new ArrayList<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final List<Setting<?>> settings = new ArrayList<>();
    private String url = "";

    private Builder(String name) {
      this.name = name;
    }

    public Builder summary(String sentence) {
      summary = sentence;
      return this;
    }

    public Builder why(String sentence) {
      why = sentence;
      return this;
    }

    public Builder fix(String sentence) {
      fix = sentence;
      return this;
    }

    public Builder level(Level wanted) {
      level = Optional.of(wanted);
      return this;
    }

    public Builder mandatory() {
      return level(Level.MANDATORY);
    }

    public Builder advisory() {
      return level(Level.ADVISORY);
    }

    public Builder remediate() {
      return level(Level.REMEDIATE);
    }

    public Builder severity(Severity wanted) {
      severity = Optional.of(wanted);
      return this;
    }

    /** One more requirement; see {@link Framework} for the parts. */
    public Builder framework(
        String frameworkName, String version, String reference, String specification) {
      frameworks.add(new Framework(frameworkName, version, reference, specification));
      return this;
    }

    public Builder tags(String... labels) {
      tags.addAll(List.of(labels));
      return this;
    }

    public Builder types(String... tokens) {
      types.addAll(List.of(tokens));
      return this;
    }

    public Builder settings(Setting<?>... wanted) {
      settings.addAll(List.of(wanted));
      return this;
    }

    public Builder url(String address) {
      url = address;
      return this;
    }

    /**
     * The spec.
     *
     * @throws IllegalArgumentException naming all that is wrong with the parts
     */
    public PolicySpec build() {
      return new PolicySpec(
          name, summary, why, fix, level, severity, frameworks, tags, types, settings, url);
    }
  }
}
