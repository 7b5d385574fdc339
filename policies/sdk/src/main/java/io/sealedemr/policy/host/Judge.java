package io.sealedemr.policy.host;

import com.google.protobuf.Struct;
import io.sealedemr.policy.CustomTimeouts;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Provider;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceOptions;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.AnalyzerProviderResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.AnalyzerOuterClass.Remediation;

/** A pack made for one stack, with its configuration: turns the engine's questions into answers. */
final class Judge {
  private final Pack pack;
  private final StackInfo stack;
  private final HostOptions options;
  private final TimeLimit timeLimit;
  private final Configuration configuration;
  private final Exemptions exemptions;

  private final List<ResourcePolicy> resourcePolicies = new ArrayList<>();
  private final List<StackPolicy> stackPolicies = new ArrayList<>();
  private final StackPolicy exemptionsPolicy;
  private final Map<String, ForType> byType = new HashMap<>();

  /** The policies that a type concerns, and what is said for the others. */
  private record ForType(
      List<ResourcePolicy> asked,
      List<PolicyNotApplicable> others,
      List<PolicyNotApplicable> notRepairing) {}

  /** A pack as it is before anything is configured. */
  Judge(Pack pack, StackInfo stack, HostOptions options, TimeLimit timeLimit) {
    this(Configuration.of(pack, withExemptions(pack)), stack, options, timeLimit);
  }

  private Judge(
      Configuration configuration, StackInfo stack, HostOptions options, TimeLimit timeLimit) {
    this.pack = configuration.pack();
    this.stack = stack;
    this.options = options;
    this.timeLimit = timeLimit;
    this.configuration = configuration;
    for (Policy policy : pack.policies()) {
      if (policy instanceof ResourcePolicy resourcePolicy) {
        resourcePolicies.add(resourcePolicy);
      } else if (policy instanceof StackPolicy stackPolicy) {
        stackPolicies.add(stackPolicy);
      }
    }
    Policy aboutFile = ExemptionsPolicy.describing();
    this.exemptions =
        new Exemptions(
            pack,
            stack,
            configuration.settings(aboutFile).get(ExemptionsPolicy.FILE),
            options,
            configuration.disabled(aboutFile));
    this.exemptionsPolicy = ExemptionsPolicy.of(exemptions);
  }

  /** The pack's policies and the host's own one. */
  private static List<Policy> withExemptions(Pack pack) {
    List<Policy> all = new ArrayList<>(pack.policies());
    all.add(ExemptionsPolicy.describing());
    return all;
  }

  /**
   * The same with what the engine configures.
   *
   * @throws IllegalArgumentException naming all that the pack doesn't know in it
   */
  Judge configured(Map<String, PolicyConfig> sent) {
    return new Judge(configuration.with(sent), stack, options, timeLimit);
  }

  String version() {
    return pack.version();
  }

  AnalyzerInfo info() {
    return PackInfo.of(configuration);
  }

  RemediateResponse remediate(AnalyzeRequest request) throws InterruptedException {
    ForType policies = forType(request.getType());
    RemediateResponse.Builder answer =
        RemediateResponse.newBuilder().addAllNotApplicable(policies.notRepairing());
    Struct properties = request.getProperties();
    for (ResourcePolicy policy : policies.asked()) {
      if (policy instanceof RepairingPolicy repairing && configuration.repairs(policy)) {
        Repair repair =
            Repair.of(
                repairing,
                resource(request, properties),
                properties,
                stack,
                configuration.settings(policy));
        Repair.Result result = timeLimit.run(List.of(repair)).get(0);
        properties = result.properties();
        answer(answer, policy.spec(), result);
      }
    }
    return answer.build();
  }

  /** Change and messages in entries of their own: a change with a message would not be made. */
  private void answer(RemediateResponse.Builder answer, PolicySpec spec, Repair.Result result) {
    if (result.changed()) {
      answer.addRemediations(remediation(spec).setProperties(result.properties()));
    }
    for (String failure : result.failures()) {
      answer.addRemediations(
          remediation(spec)
              .setDiagnostic(Messages.repairFailed(spec.name(), packAndVersion(), failure)));
    }
    if (!result.open().isEmpty()) {
      answer.addRemediations(
          remediation(spec)
              .setDiagnostic(
                  Messages.repairUnknown(
                      spec.name(), packAndVersion(), stack.preview(), result.open())));
    }
    result
        .notApplicable()
        .filter(reason -> !result.changed())
        .ifPresent(reason -> answer.addNotApplicable(notApplicable(spec, reason)));
  }

  private Remediation.Builder remediation(PolicySpec spec) {
    return Remediation.newBuilder()
        .setPolicyName(spec.name())
        .setPolicyPackName(pack.name())
        .setPolicyPackVersion(pack.version())
        .setDescription(spec.summary());
  }

  AnalyzeResponse analyze(AnalyzeRequest request) throws InterruptedException {
    ForType policies = forType(request.getType());
    AnalyzeResponse.Builder answer =
        AnalyzeResponse.newBuilder().addAllNotApplicable(policies.others());
    List<Judgement> judgements = new ArrayList<>();
    if (!policies.asked().isEmpty()) {
      Resource resource = resource(request, request.getProperties());
      for (ResourcePolicy policy : policies.asked()) {
        if (!configuration.disabled(policy)) {
          judgements.add(Judgement.of(policy, resource, stack, configuration.settings(policy)));
        }
      }
    }
    add(answer, judgements);
    return answer.build();
  }

  AnalyzeResponse analyzeStack(AnalyzeStackRequest request) throws InterruptedException {
    StackResources resources = new StackResources();
    for (AnalyzerResource sent : request.getResourcesList()) {
      resources.add(sent.getType(), sent.getUrn(), () -> resource(sent));
    }
    AnalyzeResponse.Builder answer = AnalyzeResponse.newBuilder();
    add(
        answer,
        stackPolicies.stream()
            .filter(policy -> !configuration.disabled(policy))
            .map(policy -> Judgement.of(policy, resources, stack, configuration.settings(policy)))
            .toList());
    // Last of all: only now is it known which exemptions were used.
    if (!configuration.disabled(exemptionsPolicy)) {
      add(
          answer,
          List.of(
              Judgement.of(
                  exemptionsPolicy, resources, stack, configuration.settings(exemptionsPolicy))));
    }
    return answer.build();
  }

  private static Resource resource(AnalyzeRequest sent, Struct properties) {
    return new Resource(
        sent.getType(),
        sent.getName(),
        sent.getUrn(),
        Property.of(Codec.decode(properties), new Documents(sent.getUrn())),
        options(sent.getOptions(), sent.getOptions().getParent()),
        sent.hasProvider() ? Optional.of(provider(sent.getProvider())) : Optional.empty(),
        List.of(),
        Map.of());
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
        Property.of(Codec.decode(sent.getProperties()), new Documents(sent.getUrn())),
        options(sent.getOptions(), sent.getParent()),
        sent.hasProvider() ? Optional.of(provider(sent.getProvider())) : Optional.empty(),
        sent.getDependenciesList(),
        edges);
  }

  private static Provider provider(AnalyzerProviderResource sent) {
    return new Provider(
        sent.getType(),
        sent.getName(),
        sent.getUrn(),
        Property.of(Codec.decode(sent.getProperties()), new Documents(sent.getUrn())));
  }

  private static ResourceOptions options(AnalyzerResourceOptions sent, String parent) {
    return new ResourceOptions(
        sent.getProtect(),
        sent.getIgnoreChangesList(),
        sent.getDeleteBeforeReplaceDefined()
            ? Optional.of(sent.getDeleteBeforeReplace())
            : Optional.empty(),
        sent.getAdditionalSecretOutputsList(),
        sent.getAliasesList(),
        new CustomTimeouts(
            timeout(sent.getCustomTimeouts().getCreate()),
            timeout(sent.getCustomTimeouts().getUpdate()),
            timeout(sent.getCustomTimeouts().getDelete())),
        parent);
  }

  /** Seconds on the wire; none is 0. */
  private static Optional<Duration> timeout(double seconds) {
    return seconds > 0 ? Optional.of(Duration.ofMillis((long) (seconds * 1000))) : Optional.empty();
  }

  private void add(AnalyzeResponse.Builder answer, List<Judgement> judgements)
      throws InterruptedException {
    List<Outcome> outcomes = timeLimit.run(judgements);
    for (int i = 0; i < outcomes.size(); i++) {
      add(answer, judgements.get(i).policy(), outcomes.get(i));
    }
  }

  private void add(AnalyzeResponse.Builder answer, Policy policy, Outcome outcome) {
    PolicySpec spec = policy.spec();
    EnforcementLevel own = configuration.ofViolation(policy);
    for (Outcome.Finding finding : outcome.findings()) {
      Exemptions.Verdict verdict = exemptions.verdict(spec, finding);
      answer.addDiagnostics(
          diagnostic(
              spec,
              verdict.exempted() ? EnforcementLevel.ADVISORY : own,
              verdict.around(finding.message()),
              finding.on() == null ? "" : finding.on().urn()));
    }
    boolean advisory = stack.preview() && !options.strict() && !pack.strict();
    outcome
        .open()
        .forEach(
            (urn, places) -> {
              exemptions.undecided(spec, urn);
              answer.addDiagnostics(
                  diagnostic(
                      spec,
                      advisory ? EnforcementLevel.ADVISORY : own,
                      Messages.unknown(spec.name(), packAndVersion(), stack.preview(), places),
                      urn));
            });
    if (outcome.findings().isEmpty() && outcome.open().isEmpty()) {
      outcome
          .notApplicable()
          .ifPresent(reason -> answer.addNotApplicable(notApplicable(spec, reason)));
    }
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
        .setSeverity(PackInfo.severity(spec))
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
            List<PolicyNotApplicable> notRepairing = new ArrayList<>();
            for (ResourcePolicy policy : resourcePolicies) {
              PolicySpec spec = policy.spec();
              if (spec.types().isEmpty() || spec.types().contains(t)) {
                asked.add(policy);
              } else {
                PolicyNotApplicable other =
                    notApplicable(
                        spec, "Policy only applies to resources of " + types(spec.types()));
                others.add(other);
                if (policy instanceof RepairingPolicy) {
                  notRepairing.add(other);
                }
              }
              if (!(policy instanceof RepairingPolicy)) {
                notRepairing.add(notApplicable(spec, "Policy does not repair resources"));
              }
            }
            return new ForType(List.copyOf(asked), List.copyOf(others), List.copyOf(notRepairing));
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
