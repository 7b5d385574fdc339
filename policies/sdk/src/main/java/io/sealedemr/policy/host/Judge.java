package io.sealedemr.policy.host;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;

/** A pack made for one stack, with its configuration: turns the engine's questions into answers. */
final class Judge {
  private final Pack pack;
  private final StackInfo stack;
  private final Levels levels;
  private final Settings settings;
  private final TimeLimit timeLimit;
  private final List<ResourcePolicy> resourcePolicies = new ArrayList<>();
  private final List<StackPolicy> stackPolicies = new ArrayList<>();
  private final Map<String, ForType> byType = new HashMap<>();
  private final RemediateResponse noRepair;

  /** The policies that a type concerns, and what is said for the others. */
  private record ForType(List<ResourcePolicy> asked, List<PolicyNotApplicable> others) {}

  Judge(Pack pack, StackInfo stack, Levels levels, Settings settings, TimeLimit timeLimit) {
    this.pack = pack;
    this.stack = stack;
    this.levels = levels;
    this.settings = settings;
    this.timeLimit = timeLimit;
    RemediateResponse.Builder none = RemediateResponse.newBuilder();
    for (Policy policy : pack.policies()) {
      if (policy instanceof ResourcePolicy resourcePolicy) {
        resourcePolicies.add(resourcePolicy);
        none.addNotApplicable(notApplicable(policy.spec(), "Policy does not repair resources"));
      } else if (policy instanceof StackPolicy stackPolicy) {
        stackPolicies.add(stackPolicy);
      }
    }
    noRepair = none.build();
  }

  Pack pack() {
    return pack;
  }

  StackInfo stack() {
    return stack;
  }

  RemediateResponse remediate() {
    return noRepair;
  }

  AnalyzeResponse analyze(AnalyzeRequest request) throws InterruptedException {
    ForType policies = forType(request.getType());
    AnalyzeResponse.Builder answer =
        AnalyzeResponse.newBuilder().addAllNotApplicable(policies.others());
    List<Judgement> judgements = new ArrayList<>();
    if (!policies.asked().isEmpty()) {
      Resource resource =
          new Resource(
              request.getType(),
              request.getName(),
              request.getUrn(),
              request.getOptions().getParent(),
              Property.of(Codec.decode(request.getProperties()), new Documents()),
              List.of(),
              Map.of());
      for (ResourcePolicy policy : policies.asked()) {
        if (!levels.disabled(policy.spec())) {
          judgements.add(Judgement.of(policy, resource, stack));
        }
      }
    }
    return answered(answer, judgements);
  }

  AnalyzeResponse analyzeStack(AnalyzeStackRequest request) throws InterruptedException {
    StackResources resources = new StackResources();
    for (AnalyzerResource sent : request.getResourcesList()) {
      resources.add(sent.getType(), () -> resource(sent));
    }
    List<Judgement> judgements = new ArrayList<>();
    for (StackPolicy policy : stackPolicies) {
      if (!levels.disabled(policy.spec())) {
        judgements.add(Judgement.of(policy, resources, stack));
      }
    }
    return answered(AnalyzeResponse.newBuilder(), judgements);
  }

  private static Resource resource(AnalyzerResource sent) {
    Map<String, List<String>> edges =
        sent.getPropertyDependenciesMap().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, edge -> List.copyOf(edge.getValue().getUrnsList())));
    return new Resource(
        sent.getType(),
        sent.getName(),
        sent.getUrn(),
        sent.getParent(),
        Property.of(Codec.decode(sent.getProperties()), new Documents()),
        sent.getDependenciesList(),
        edges);
  }

  private AnalyzeResponse answered(AnalyzeResponse.Builder answer, List<Judgement> judgements)
      throws InterruptedException {
    List<Outcome> outcomes = timeLimit.run(judgements);
    for (int i = 0; i < outcomes.size(); i++) {
      PolicySpec spec = judgements.get(i).policy().spec();
      Outcome outcome = outcomes.get(i);
      EnforcementLevel own = Levels.onTheWire(levels.of(spec));
      for (Outcome.Finding finding : outcome.findings()) {
        Resource on = finding.on();
        answer.addDiagnostics(diagnostic(spec, own, finding.message(), on == null ? "" : on.urn()));
      }
      boolean advisory = stack.preview() && !settings.strict();
      outcome
          .open()
          .forEach(
              (urn, places) ->
                  answer.addDiagnostics(
                      diagnostic(
                          spec,
                          advisory ? EnforcementLevel.ADVISORY : own,
                          stack.preview()
                              ? Messages.unknownInPreview(spec.name(), packAndVersion(), places)
                              : Messages.unknownInUpdate(spec.name(), packAndVersion(), places),
                          urn)));
      if (outcome.findings().isEmpty() && outcome.open().isEmpty()) {
        outcome
            .notApplicable()
            .ifPresent(reason -> answer.addNotApplicable(notApplicable(spec, reason)));
      }
    }
    return answer.build();
  }

  private String packAndVersion() {
    return pack.name() + "@v" + pack.version();
  }

  private AnalyzeDiagnostic diagnostic(
      PolicySpec spec, EnforcementLevel level, String message, String urn) {
    return AnalyzeDiagnostic.newBuilder()
        .setPolicyName(spec.name())
        .setPolicyPackName(pack.name())
        .setPolicyPackVersion(pack.version())
        .setDescription(spec.summary())
        .setMessage(message)
        .setEnforcementLevel(level)
        .setSeverity(PackInfo.severity(spec.severity()))
        .setUrn(urn)
        .build();
  }

  private ForType forType(String type) {
    synchronized (byType) {
      return byType.computeIfAbsent(
          type,
          t -> {
            List<ResourcePolicy> asked = new ArrayList<>();
            List<PolicyNotApplicable> others = new ArrayList<>();
            for (ResourcePolicy policy : resourcePolicies) {
              PolicySpec spec = policy.spec();
              if (spec.types().isEmpty() || spec.types().contains(t)) {
                asked.add(policy);
              } else {
                others.add(
                    notApplicable(
                        spec, "Policy only applies to resources of " + types(spec.types())));
              }
            }
            return new ForType(List.copyOf(asked), List.copyOf(others));
          });
    }
  }

  private static String types(Set<String> types) {
    return (types.size() == 1 ? "type " : "types ")
        + new TreeSet<>(types)
            .stream().map(type -> "'" + type + "'").collect(Collectors.joining(", "));
  }

  private static PolicyNotApplicable notApplicable(PolicySpec spec, String reason) {
    return PolicyNotApplicable.newBuilder().setPolicyName(spec.name()).setReason(reason).build();
  }
}
