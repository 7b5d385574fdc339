package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that is said about a policy beside its code.
 *
 * @param name the id, in kebab-case; it is what users write into configurations
 * @param summary one sentence: the fault that the policy finds
 * @param why why the fault matters; part of each violation
 * @param fix the change that mends it; part of each violation unless the finding has its own
 * @param level empty for the pack's level
 * @param severity how bad the fault is
 * @param framework the requirement that the policy checks
 * @param tags free labels, such as {@code peer:checkov:CKV_AWS_350}
 * @param types type tokens of the resources that it judges; empty for all
 * @param url where to read more; empty for none
 */
public record PolicySpec(
    String name,
    String summary,
    String why,
    String fix,
    Optional<Level> level,
    Severity severity,
    Optional<Framework> framework,
    Set<String> tags,
    Set<String> types,
    String url) {

  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public PolicySpec {
    requireNonNull(name, "name");
    requireNonNull(summary, "summary");
    requireNonNull(why, "why");
    requireNonNull(fix, "fix");
    requireNonNull(level, "level");
    requireNonNull(severity, "severity");
    requireNonNull(framework, "framework");
    requireNonNull(url, "url");
    tags = Set.copyOf(tags);
    types = Set.copyOf(types);
    List<String> faults = new ArrayList<>();
    if (!KEBAB_CASE.matcher(name).matches() || name.length() > 100) {
      faults.add("the name must be in kebab-case, with at most 100 characters");
    }
    if (name.equals("all")) {
      faults.add("\"all\" is a reserved name");
    }
    if (summary.isBlank()) {
      faults.add("the summary is missing");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid policy \"" + name + "\": " + String.join("; ", faults) + ".");
    }
  }

  /** Starts a spec: of medium severity, at the pack's level, for all types. */
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
    private Severity severity = Severity.MEDIUM;
    private Optional<Framework> framework = Optional.empty();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
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

    public Builder mandatory() {
      level = Optional.of(Level.MANDATORY);
      return this;
    }

    public Builder advisory() {
      level = Optional.of(Level.ADVISORY);
      return this;
    }

    public Builder severity(Severity wanted) {
      severity = wanted;
      return this;
    }

    /** See {@link Framework} for the parts. Further requirements go to the tags. */
    public Builder framework(
        String frameworkName, String version, String reference, String specification) {
      framework = Optional.of(new Framework(frameworkName, version, reference, specification));
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
      return new PolicySpec(name, summary, why, fix, level, severity, framework, tags, types, url);
    }
  }
}
