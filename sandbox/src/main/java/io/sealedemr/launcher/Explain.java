package io.sealedemr.launcher;

import io.sealedemr.catalog.Catalog;
import io.sealedemr.catalog.Setting;
import io.sealedemr.catalog.SettingText;
import io.sealedemr.settings.SettingsCatalog;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sealed explain}: what a setting is; needs neither AWS nor an engine. */
@Command(
    name = "explain",
    description = {
      "Say what a setting is for, what is allowed, what is taken without it, and what stands in it.",
      "Without a name, show what can be set. 'explain key' shows who may do what with a key."
    },
    mixinStandardHelpOptions = true,
    subcommands = ExplainKey.class,
    footer = {
      "",
      "Examples:",
      "  ./sealed explain                        what can be set",
      "  ./sealed explain encryption.s3          what can be set of S3",
      "  ./sealed explain encryption.s3.mode     one setting",
      "  ./sealed explain key disk prod          who may do what with the key for disks, and why"
    })
final class Explain implements Callable<Integer> {

  private final Session session;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SETTING",
      description = "Its name, such as cluster.core.count; sealed-emr: may stand before it.")
  private String name = "";

  Explain(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Catalog catalog = SettingsCatalog.load();
    if (name.isEmpty()) {
      session.out().print(SettingText.overview(catalog.roots().toList()));
      return 0;
    }
    Optional<Setting> setting = catalog.find(name);
    if (setting.isEmpty()) {
      throw new WrongUse(
          "no setting \""
              + name
              + "\""
              + catalog.nearest(name).map(near -> "; did you mean " + near + "?").orElse("")
              + (catalog.nearest(name).isEmpty() ? ": ./sealed explain shows all" : ""));
    }
    session.out().print(SettingText.of(catalog, setting.get()));
    return 0;
  }
}
