package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.StackFile;
import io.sealedemr.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealed init}: writes the stack file of a new environment. */
@Command(
    name = "init",
    description = {
      "Write the stack file of a new environment: valid, commented, with every default encrypting.",
      "On a terminal it asks for what no option says."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sealed init qa",
      "  ./sealed init qa --region eu-central-1 --profile staging --account 111122223333",
      "  ./sealed init research --region us-east-1 --applications Hadoop,Spark,Trino"
    })
final class Init implements Callable<Integer> {

  private static final String RELEASE = "emr-7.9.0";
  private static final String APPLICATIONS = "Hadoop,Spark";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern ACCOUNT = Pattern.compile("([0-9]{12})?");

  private final Session session;

  @Parameters(index = "0", paramLabel = "ENV", description = "The environment's name.")
  private String environment = "";

  @Option(names = "--region", paramLabel = "REGION", description = "Where everything stands.")
  private @Nullable String region;

  @Option(
      names = "--release",
      paramLabel = "LABEL",
      description = "The release of EMR; without it " + RELEASE + ".")
  private @Nullable String release;

  @Option(
      names = "--applications",
      paramLabel = "NAMES",
      description = "What is installed, with commas between; without it " + APPLICATIONS + ".")
  private @Nullable String applications;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "What it is for: dev (without it), staging, prod or minimal.")
  private @Nullable String profile;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "The only account that it may be in; without it any.")
  private @Nullable String account;

  @Option(names = "--force", description = "Replace the file if it is there, secrets included.")
  private boolean force;

  Init(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!NAME.matcher(environment).matches()) {
      throw new WrongUse(
          "no name for an environment: \""
              + environment
              + "\"; allowed: lower-case letters, digits and hyphens");
    }
    Path file = StackFile.of(session.layout(), environment);
    if (!StackFile.isEnvironment(session.layout(), file)) {
      throw new WrongUse("\"" + environment + "\" is the name of an example in stacks/modes");
    }
    if (Files.exists(file) && !force) {
      throw new WrongUse("stacks/" + file.getFileName() + " is there already; --force replaces it");
    }
    Profile chosen = profile(value(profile, "Profile: dev, staging, prod or minimal", "dev"));
    String id = value(account, "Account, empty for any", "");
    if (!ACCOUNT.matcher(id).matches()) {
      throw new WrongUse("--account: found \"" + id + "\"; allowed: the 12 digits of an account");
    }
    String text =
        chosen.stackFile(
            environment,
            region(),
            value(release, "Release of EMR", RELEASE),
            names(value(applications, "Applications, with commas between", APPLICATIONS)),
            id);
    write(file, text);
    session.out().print(next(file, chosen));
    return 0;
  }

  private String region() {
    if (region == null && !session.confirmation().interactive()) {
      throw new WrongUse("--region is missing: an AWS region outside China, such as eu-west-2");
    }
    return value(region, "Region", "eu-west-2");
  }

  /** What an option says, or a person, or what is taken without both. */
  private String value(@Nullable String option, String question, String byDefault) {
    return option != null ? option : session.confirmation().ask(question, byDefault);
  }

  private static Profile profile(String name) {
    return Arrays.stream(Profile.values())
        .filter(each -> each.text().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUse(
                    "no profile \""
                        + name
                        + "\": allowed are "
                        + Arrays.stream(Profile.values())
                            .map(Profile::text)
                            .collect(Collectors.joining(", "))));
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
  }

  /** Writes the file if the program would take it. */
  private void write(Path file, String text) {
    try {
      StackFile.settings(session.layout(), environment, text);
      Files.writeString(file, text);
    } catch (SettingsException faults) {
      throw new WrongUse("nothing was written. " + faults.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String next(Path file, Profile chosen) {
    String keys =
        chosen == Profile.PROD
            ? "  put the ARNs of your keys into it: ./sealed explain key disk "
                + environment
                + " shows what each must allow\n"
            : "";
    return """
        Wrote stacks/%s, profile %s.
        On this machine, without an account:
          ./sealed up %s --sandbox
        In an account:
        %s  pulumi stack init %3$s
          ./sealed tls create %3$s
          ./sealed kerberos create %3$s
          pulumi config set -s %3$s --path sealed-emr:ami.sourceId ami-...
          ./sealed preview %3$s
        """
        .formatted(file.getFileName(), chosen.text(), environment, keys);
  }
}
