package io.sealedemr.launcher;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Unavailable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code ./sealed} command line. */
@Command(
    name = "sealed",
    description = {
      "An encrypted Amazon EMR stack by Pulumi, and the policies that reject an insecure one.",
      "With --sandbox everything runs on this machine: real engine, real AWS provider, emulated AWS."
    },
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    mixinStandardHelpOptions = true,
    version = "Sealed EMR 0.1.0",
    subcommands = {
      Init.class,
      Up.class,
      Preview.class,
      Destroy.class,
      CoverageCommand.class,
      Ami.class,
      Tls.class,
      KerberosPassword.class,
      WrappingKeys.class,
      Explain.class,
      Sandbox.class,
      Doctor.class
    },
    footer = {
      "",
      "Examples:",
      "  ./sealed up dev --sandbox            bring the dev stack up on this machine",
      "  ./sealed preview dev --sandbox --variant s3-sse-s3",
      "                                       see the policies reject an insecure variant",
      "  ./sealed tls create prod             make the TLS key of a real stack, once",
      "  ./sealed explain encryption.s3.mode  see what a setting is for and what is allowed",
      "  ./sealed explain key disk prod       see who may do what with the key for disks, and why",
      "",
      "Exit codes: 0 clean, 1 findings, 2 wrong use or settings, 4 engine, provider or a missing part."
    })
public final class Sealed {

  private Sealed() {}

  public static void main(String[] args) {
    // The script in the checkout's root says where that is and whether a person looks on.
    Path root = Path.of(System.getProperty("sealed.root", "."));
    boolean terminal = Boolean.getBoolean("sealed.terminal");
    System.exit(
        run(
            System.out,
            System.err,
            Layout.of(root, System.getenv()),
            System.getenv(),
            terminal,
            Boolean.getBoolean("sealed.colour"),
            args));
  }

  static int run(
      PrintStream out,
      PrintStream err,
      Layout layout,
      Map<String, String> environment,
      boolean terminal,
      boolean colour,
      String... args) {
    Session session =
        new Session(
            layout,
            environment,
            out,
            new Console(err, terminal, InstantSource.system()),
            new Confirmation(System.in, err, Boolean.getBoolean("sealed.interactive")));
    CommandLine line = new CommandLine(new Sealed(), new Commands(session));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            colour ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(110);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof WrongUse) {
            err.println("sealed: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
          }
          if (e instanceof Unavailable) {
            err.println("sealed: " + e.getMessage());
            return Unavailable.EXIT_CODE;
          }
          throw e;
        });
    if (args.length == 0) {
      line.usage(out);
      return CommandLine.ExitCode.USAGE;
    }
    return line.execute(args);
  }

  /** Gives each command the session. */
  private record Commands(Session session) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Session.class).newInstance(session);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
