package io.sealedemr.launcher;

import io.sealedemr.sandbox.Unavailable;
import io.sealedemr.sandbox.stack.StackSecrets;
import io.sealedemr.sandbox.stack.StackSettings;
import io.sealedemr.settings.SettingsException;
import io.sealedemr.settings.StackConfig;
import io.sealedemr.settings.TlsSettings;
import io.sealedemr.tls.PemBundle;
import io.sealedemr.tls.PemZip;
import io.sealedemr.tls.SigningRequest;
import io.sealedemr.tls.TlsCheck;
import io.sealedemr.tls.TlsMaker;
import io.sealedemr.tls.TlsMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealed tls}: the TLS key and certificates of a stack. */
@Command(
    name = "tls",
    description = {
      "The TLS key and certificates of a stack. What they are for stands in sealed-emr:tls of its file.",
      "They are made once and not by the program: a program runs at each preview and would make new ones."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      Tls.Create.class,
      Tls.Show.class,
      Tls.Check.class,
      Tls.Rotate.class,
      Tls.Csr.class,
      Tls.Import.class
    })
final class Tls {

  private static final Clock CLOCK = Clock.systemUTC();

  /** How a file begins that is a zip (APPNOTE.TXT, "Local file header"). */
  private static final String ZIP = "PK";

  private Tls() {}

  private static TlsSettings settings(StackConfig config) {
    try {
      return TlsSettings.parse(config);
    } catch (SettingsException e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static TlsMaker maker() {
    return new TlsMaker(CLOCK, new SecureRandom());
  }

  private static TlsCheck check(TlsSettings settings) {
    return new TlsCheck(settings.domain(), settings.names(), CLOCK);
  }

  private static TlsMaterial stored(StackSettings settings, String environment) {
    return settings
        .secret(StackSecrets.TLS)
        .map(StackSecrets::material)
        .orElseThrow(
            () ->
                new WrongUse(
                    environment
                        + " has no TLS key and certificates yet: ./sealed tls create "
                        + environment));
  }

  private static <T> T with(Session session, Target target, Function<StackSettings, T> work) {
    return target.sandbox()
        ? session.sandboxStack(target.environment()).settings(work)
        : work.apply(session.userStack(target.environment()).settings());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new WrongUse(file + " can't be read: is it there?");
    }
  }

  private static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static void show(Session session, TlsMaterial material) {
    session.out().print(TlsText.of(material, CLOCK));
  }

  private static void store(
      Session session, StackSettings settings, String environment, TlsMaterial material) {
    settings.setSecret(StackSecrets.TLS, StackSecrets.json(material));
    session
        .out()
        .println("Stored as a secret in stacks/Pulumi." + environment + ".yaml. Commit that file.");
  }

  /** Says what other certificates replace. */
  private static void tell(
      Session session, @Nullable TlsMaterial old, TlsMaterial made, String environment) {
    session
        .progress()
        .say(
            "The next update of "
                + environment
                + " replaces, in this order:\n"
                + "  the zip in S3                "
                + (old == null ? "what is there" : TlsText.object(old))
                + " by "
                + TlsText.object(made)
                + "\n"
                + "  the security configuration   which names the zip and can't be changed\n"
                + "  the cluster                  whose HDFS, steps and sessions end with it\n"
                + "Until then the running cluster keeps the certificates that it started with.");
  }

  /** {@code sealed tls create}. */
  @Command(
      name = "create",
      description = {
        "Make a key and certificates for the nodes of a stack and store them as a secret setting of it.",
        "Stacks in the sandbox get theirs by themselves."
      },
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    Create(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      StackSettings settings = session.userStack(environment).settings();
      TlsSettings wanted = Tls.settings(settings.plain());
      if (settings.has(StackSecrets.TLS)) {
        throw new WrongUse(
            StackSecrets.TLS
                + " is already set in stacks/Pulumi."
                + environment
                + ".yaml: ./sealed tls rotate "
                + environment
                + " replaces it, and the cluster with it");
      }
      TlsMaterial made = maker().make(wanted.request());
      store(session, settings, environment, made);
      show(session, made);
      check(wanted).notes(made).forEach(note -> session.progress().say("note: " + note));
      return 0;
    }
  }

  /** {@code sealed tls show}. */
  @Command(
      name = "show",
      description = "Show the certificates of a stack: names, dates, fingerprints; never the key.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {

    private final Session session;
    @Mixin private Target target = new Target();

    Show(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      String environment = target.environment();
      return with(
          session,
          target,
          settings -> {
            if (settings.has(StackSecrets.PENDING)) {
              session
                  .progress()
                  .say(
                      "A key waits for its certificate: ./sealed tls csr "
                          + environment
                          + " shows the request, ./sealed tls import "
                          + environment
                          + " completes it.");
            }
            try {
              show(session, stored(settings, environment));
            } catch (IllegalArgumentException e) {
              throw new Unavailable(
                  "The certificates can't be read: ./sealed tls check "
                      + environment
                      + " says why.");
            }
            return 0;
          });
    }
  }

  /** {@code sealed tls check}. */
  @Command(
      name = "check",
      description = {
        "Check the TLS key and certificates of a stack, or those in a file, for the stack's nodes.",
        "Exit code 0: sound. 1: a fault, or something expires soon."
      },
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    private final Session session;
    @Mixin private Target target = new Target();

    @Option(
        names = "--zip",
        paramLabel = "FILE",
        description =
            "Check this zip, or this PEM text with key, chain and authorities, instead of the stored ones.")
    private @Nullable Path zip;

    @Option(
        names = "--days",
        paramLabel = "DAYS",
        description = "How early to tell that something expires (default: ${DEFAULT-VALUE}).")
    private int days = 60;

    Check(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      String environment = target.environment();
      Path file = zip;
      if (file == null) {
        return with(
            session,
            target,
            settings -> judge(Tls.settings(settings.plain()), stored(settings, environment)));
      }
      StackConfig config = StackSettings.plain(session.stackFile(environment), environment);
      TlsMaterial material;
      try {
        byte[] content = bytes(file);
        String text = new String(content, StandardCharsets.UTF_8);
        material = text.startsWith(ZIP) ? PemZip.read(content) : PemBundle.read(text);
      } catch (IllegalArgumentException e) {
        String.valueOf(e.getMessage())
            .lines()
            .forEach(line -> session.out().println("fault: " + line));
        return 1;
      }
      return judge(Tls.settings(config), material);
    }

    private int judge(TlsSettings settings, TlsMaterial material) {
      TlsCheck check = check(settings);
      List<String> faults = check.faults(material);
      List<String> endings = check.endings(material, Duration.ofDays(days));
      faults.forEach(fault -> session.out().println("fault: " + fault));
      endings.forEach(ending -> session.out().println("soon:  " + ending));
      check.notes(material).forEach(note -> session.out().println("note:  " + note));
      if (faults.isEmpty() && endings.isEmpty()) {
        session
            .out()
            .println(
                "Sound until "
                    + material.leaf().notAfter()
                    + ", for "
                    + String.join(", ", material.leaf().names())
                    + ".");
        return 0;
      }
      return 1;
    }
  }

  /** {@code sealed tls rotate}. */
  @Command(
      name = "rotate",
      description = {
        "Make a new key and certificates in the place of those that are stored: the next epoch.",
        "The zip in S3 has another name then, so the next update replaces the cluster."
      },
      mixinStandardHelpOptions = true)
  static final class Rotate implements Callable<Integer> {

    private final Session session;
    @Mixin private Target target = new Target();

    @Option(
        names = "--keep-trust",
        description = {
          "New nodes trust the old authority too, as long as it is valid: they reach servers of the old",
          "cluster. Not after a key was lost: whoever has it could go on posing as a node."
        })
    private boolean keepTrust;

    @Option(names = "--yes", description = "Don't ask.")
    private boolean yes;

    Rotate(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      return with(session, target, this::rotate);
    }

    private int rotate(StackSettings settings) {
      String environment = target.environment();
      TlsSettings wanted = Tls.settings(settings.plain());
      TlsMaterial old = stored(settings, environment);
      TlsMaterial made =
          keepTrust ? maker().makeTrusting(wanted.request(), old) : maker().make(wanted.request());
      tell(session, old, made, environment);
      if (!yes
          && !session.confirmation().given("Rotate the certificates of " + environment + "?")) {
        session.out().println("Nothing was changed.");
        return 0;
      }
      if (target.sandbox()) {
        settings.setSecret(StackSecrets.TLS, StackSecrets.json(made));
      } else {
        store(session, settings, environment, made);
      }
      show(session, made);
      check(wanted).notes(made).forEach(note -> session.progress().say("note: " + note));
      return 0;
    }
  }

  /** {@code sealed tls csr}. */
  @Command(
      name = "csr",
      description = {
        "Make a key, store it as a pending secret setting, and print the request for its certificate.",
        "Run again, it prints the same request: a key is never replaced without --replace."
      },
      mixinStandardHelpOptions = true)
  static final class Csr implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Option(
        names = "--replace",
        description =
            "Make another key; a certificate for the one that waits is of no use any more.")
    private boolean replace;

    Csr(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      StackSettings settings = session.userStack(environment).settings();
      TlsSettings wanted = Tls.settings(settings.plain());
      Optional<SigningRequest> waiting =
          replace
              ? Optional.empty()
              : settings.secret(StackSecrets.PENDING).map(StackSecrets::pending);
      SigningRequest request = waiting.orElseGet(() -> maker().request(wanted.request()));
      if (waiting.isEmpty()) {
        // Before anybody sees the request: a certificate without its key would be lost.
        settings.setSecret(StackSecrets.PENDING, StackSecrets.json(request));
      }
      session.out().print(request.request());
      session
          .progress()
          .say(
              (waiting.isEmpty()
                      ? "The key is stored as a secret in stacks/Pulumi."
                          + environment
                          + ".yaml. Commit that file."
                      : "The request of the key that waits in stacks/Pulumi."
                          + environment
                          + ".yaml.")
                  + "\nSign it, such as with AWS Private CA:\n"
                  + "  aws acm-pca issue-certificate --certificate-authority-arn "
                  + wanted.certificateAuthorityArn().orElse("CA_ARN")
                  + " --csr fileb://request.pem --signing-algorithm SHA256WITHRSA --template-arn"
                  + " arn:aws:acm-pca:::template/EndEntityCertificate/V1 --validity Value="
                  + wanted.validityDays()
                  + ",Type=DAYS\nThen: ./sealed tls import "
                  + environment
                  + " --chain chain.pem --ca ca.pem");
      return 0;
    }
  }

  /** {@code sealed tls import}. */
  @Command(
      name = "import",
      description = "Complete the key that waits with the certificates that an authority has made.",
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Option(
        names = "--chain",
        paramLabel = "FILE",
        required = true,
        description = "The nodes' certificate and any intermediate ones, as PEM text.")
    private Path chain = Path.of("");

    @Option(
        names = "--ca",
        paramLabel = "FILE",
        required = true,
        description = "The authorities that nodes shall trust, as PEM text.")
    private Path authorities = Path.of("");

    @Option(names = "--yes", description = "Don't ask before certificates are replaced.")
    private boolean yes;

    Import(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      StackSettings settings = session.userStack(environment).settings();
      TlsSettings wanted = Tls.settings(settings.plain());
      SigningRequest request =
          settings
              .secret(StackSecrets.PENDING)
              .map(StackSecrets::pending)
              .orElseThrow(
                  () ->
                      new WrongUse(
                          "no key of "
                              + environment
                              + " waits for a certificate: ./sealed tls csr "
                              + environment
                              + " makes one"));
      TlsMaterial made = request.complete(text(chain), text(authorities));
      List<String> faults = check(wanted).faults(made);
      if (!faults.isEmpty()) {
        faults.forEach(fault -> session.out().println("fault: " + fault));
        session.out().println("Nothing was changed; the key still waits.");
        return 1;
      }
      Optional<TlsMaterial> old = settings.secret(StackSecrets.TLS).map(StackSecrets::material);
      if (old.isPresent() && !old.get().equals(made)) {
        tell(session, old.get(), made, environment);
        if (!yes
            && !session.confirmation().given("Replace the certificates of " + environment + "?")) {
          session.out().println("Nothing was changed; the key still waits.");
          return 0;
        }
      }
      // In this order: cut off between the two, the same import again ends well.
      store(session, settings, environment, made);
      settings.remove(StackSecrets.PENDING);
      show(session, made);
      return 0;
    }
  }
}
