package io.sealedemr.catalog;

import io.sealedemr.json.Form;
import java.util.ArrayList;
import java.util.List;

/** What a person is told of a setting. */
public final class SettingText {

  private static final String ENV = "<env>";

  private SettingText() {}

  /** What it is for, what is allowed and what is taken without it, in one line. */
  public static String inOneLine(Setting setting) {
    StringBuilder line = new StringBuilder(description(setting));
    if (!isOnlyAParent(setting.form())) {
      line.append("; allowed: ").append(setting.form().allowed());
    }
    if (!byDefault(setting).isEmpty()) {
      line.append("; default: ").append(byDefault(setting));
    }
    return line.toString();
  }

  /** All of it: what it is for, what is allowed, what stands in it, and where it is set. */
  public static String of(Catalog catalog, Setting setting) {
    List<String> lines = new ArrayList<>();
    lines.add(setting.key());
    lines.add("  " + description(setting));
    lines.add("");
    if (!isOnlyAParent(setting.form())) {
      lines.add("  allowed   " + setting.form().allowed());
    }
    if (setting.required()) {
      lines.add("  required  " + (setting.parent().isEmpty() ? "yes" : "where " + place(setting)));
    } else if (!byDefault(setting).isEmpty()) {
      lines.add("  default   " + byDefault(setting));
    }
    if (setting.form() instanceof Form.Objects list) {
      lines.add("  a list    of 1 to " + list.most() + " objects");
    }
    List<Setting> children = catalog.children(setting);
    if (!children.isEmpty()) {
      lines.add("  in it");
      lines.addAll(children(children, "    "));
    }
    lines.add("");
    lines.addAll(where(setting));
    return String.join("\n", lines) + "\n";
  }

  /** Settings that stand together, a line each. */
  public static String overview(List<Setting> settings) {
    return String.join("\n", children(settings, "  ")) + "\n";
  }

  private static List<String> children(List<Setting> settings, String indent) {
    int width = settings.stream().mapToInt(each -> shown(each).length()).max().orElse(0);
    return settings.stream()
        .map(
            each ->
                indent
                    + shown(each)
                    + " ".repeat(width - shown(each).length() + 2)
                    + description(each))
        .toList();
  }

  private static String shown(Setting setting) {
    return setting.parent().isEmpty() ? setting.name() : setting.lastPart();
  }

  private static String place(Setting setting) {
    String parent = setting.parent();
    return parent.startsWith(Setting.NAMESPACE)
        ? parent.substring(Setting.NAMESPACE.length()) + " is"
        : parent + " is";
  }

  private static List<String> where(Setting setting) {
    List<String> lines = new ArrayList<>();
    if (setting.form() instanceof Form.Secret) {
      lines.add("  pulumi config set -s " + ENV + " --secret " + setting.key());
      return lines;
    }
    lines.add("  in stacks/Pulumi." + ENV + ".yaml, under config:");
    String indent = "    ";
    boolean entry = false;
    for (String part : setting.key().split("\\.", -1)) {
      boolean list = part.endsWith("[]");
      String name = list ? part.substring(0, part.length() - 2) : part;
      lines.add(indent + (entry ? "- " : "") + name + ":");
      indent += entry ? "    " : "  ";
      entry = list;
    }
    String last = lines.remove(lines.size() - 1);
    lines.add(last + " …");
    if (!(setting.form() instanceof Form.Nested
        || setting.form() instanceof Form.Objects
        || setting.form() instanceof Form.Entries
        || setting.form() instanceof Form.Texts
        || setting.form() instanceof Form.Sequence
        || setting.key().contains("[]"))) {
      lines.add("  or: pulumi config set -s " + ENV + " --path " + setting.key() + " …");
    }
    return lines;
  }

  private static boolean isOnlyAParent(Form form) {
    return form instanceof Form.Nested || form instanceof Form.Objects;
  }

  private static String description(Setting setting) {
    return setting.description().map(Description::text).orElse("(not described yet)");
  }

  private static String byDefault(Setting setting) {
    return setting.description().map(Description::byDefault).orElse("");
  }
}
