package io.sealedemr.catalog;

import io.sealedemr.json.Form;
import io.sealedemr.settings.SettingsCatalog;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in docs/settings.md is what the program reads. */
class SettingsTableTest {

  private static final String FILE = "docs/settings.md";
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- end of settings -->\n";

  @Test
  void theDocumentedTableIsWhatIsRead() {
    String document = Generated.read(FILE);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);

    Generated.holds(FILE, document.substring(0, begin) + table() + document.substring(end));
  }

  private static String table() {
    return Stream.concat(
            Stream.of("| key | what it is | default | allowed |\n|---|---|---|---|\n"),
            SettingsCatalog.load().settings().stream()
                .collect(
                    Collectors.groupingBy(
                        SettingsTableTest::name, java.util.LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(row -> row(row.getKey(), row.getValue())))
        .collect(Collectors.joining());
  }

  /** Settings that are described together have one row. */
  private static String name(Setting setting) {
    return setting.description().map(Description::key).orElse(setting.key());
  }

  private static String row(String key, List<Setting> settings) {
    Setting setting = settings.get(0);
    Description description =
        setting.description().orElse(new Description(key, "", "(not described yet)"));
    return "| `"
        + String.join(
            " | ",
            key + "`",
            cell(description.text()),
            setting.required() ? "required" : cell(description.byDefault()),
            setting.form() instanceof Form.Nested ? "" : cell(allowed(setting.form())))
        + " |\n";
  }

  private static String allowed(Form form) {
    return form instanceof Form.Objects list
        ? "a list of 1 to " + list.most() + " objects"
        : form.allowed();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;").replace("`", "");
  }
}
