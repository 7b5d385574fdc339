package io.sealedemr.launcher;

import io.sealedemr.encryption.KeyDerivation;
import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.keys.DerivedStatement;
import io.sealedemr.keys.KeyPolicies;
import io.sealedemr.keys.KeyPurpose;
import io.sealedemr.settings.KeySource;
import io.sealedemr.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealed explain key}: who may do what with a key, and why. */
@Command(
    name = "key",
    description = {
      "Show who may do what with a key of an environment, and the reason for each statement of its policy.",
      "Of a key that is taken, show what its owner's policy must allow."
    },
    mixinStandardHelpOptions = true)
final class ExplainKey implements Callable<Integer> {

  private static final String ANY_ACCOUNT = "111122223333";

  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "KEY",
      description = "What it is for: disk, storage, logs, secrets or wal.")
  private String key = "";

  @Parameters(index = "1", paramLabel = "ENV", description = "The environment.")
  private String environment = "";

  @Option(
      names = "--account",
      paramLabel = "ID",
      description =
          "The account; without it that of the administrators in the settings, or "
              + ANY_ACCOUNT
              + ".")
  private String account = "";

  @Option(
      names = "--deployer",
      paramLabel = "ARN",
      description = "The role or user that runs Pulumi; without it the role 'deployer'.")
  private String deployer = "";

  @Option(
      names = "--json",
      description = "Show nothing but the policy, or what the policy of a taken key must contain.")
  private boolean json;

  ExplainKey(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    KeyPurpose purpose =
        KeyPurpose.of(key)
            .orElseThrow(
                () ->
                    new WrongUse(
                        "no key \""
                            + key
                            + "\": allowed are "
                            + Arrays.stream(KeyPurpose.values())
                                .map(KeyPurpose::text)
                                .collect(Collectors.joining(", "))));
    Settings settings = session.settings(environment);
    KeyDerivation derivation = derivation(settings);
    if (!derivation.uses().purposes().contains(purpose)) {
      session
          .out()
          .println("Nothing in " + environment + " uses a key for " + key + ", so there is none.");
      return 0;
    }
    KeyPolicies policies = derivation.policies();
    boolean made = settings.keys().source(purpose) instanceof KeySource.Made;
    List<DerivedStatement> statements = new ArrayList<>();
    if (made) {
      statements.add(policies.administration());
    }
    statements.addAll(policies.use(purpose));
    if (json) {
      session.out().println(KeyReport.json(document(statements)));
      return 0;
    }
    session.out().println(origin(settings, derivation, purpose));
    session.out().print(new KeyReport(purpose, policies, statements, made));
    return 0;
  }

  private KeyDerivation derivation(Settings settings) {
    String region = settings.region();
    try {
      AwsScope scope =
          new AwsScope(
              region.startsWith("us-gov-") ? "aws-us-gov" : "aws", account(settings), region);
      return KeyDerivation.of(
          new Environment(
              scope,
              deployer.isEmpty() ? scope.role("deployer") : deployer,
              settings.name(),
              settings.tags(),
              settings.protect()),
          settings);
    } catch (IllegalArgumentException fault) {
      throw new WrongUse(String.valueOf(fault.getMessage()));
    }
  }

  private String account(Settings settings) {
    if (!account.isEmpty()) {
      return account;
    }
    return settings.keys().administrators().stream()
        .findFirst()
        .map(arn -> arn.split(":", -1)[4])
        .orElse(ANY_ACCOUNT);
  }

  private String origin(Settings settings, KeyDerivation derivation, KeyPurpose purpose) {
    String of = "The " + key + " key of " + environment;
    KeySource source = settings.keys().source(purpose);
    if (source instanceof KeySource.Existing existing) {
      boolean foreign =
          !existing.arn().split(":", -1)[4].equals(derivation.users().scope().account());
      return of
          + " is taken: "
          + existing.arn()
          + (foreign
              ? ". It is in another account, so the roles need IAM policies for it too, and its"
                  + " owner's policy must allow this:"
              : ". Its owner's policy must allow this:");
    }
    if (source instanceof KeySource.StackOutput output) {
      return of
          + " is taken from stack "
          + output.stack()
          + ", output "
          + output.output()
          + ". Its owner's policy must allow this:";
    }
    return of
        + " is made by the stack and named by "
        + derivation.users().scope().alias(settings.name() + "-" + key)
        + ".";
  }

  private static PolicyDocument document(List<DerivedStatement> statements) {
    return new PolicyDocument(statements.stream().map(DerivedStatement::statement).toList());
  }
}
