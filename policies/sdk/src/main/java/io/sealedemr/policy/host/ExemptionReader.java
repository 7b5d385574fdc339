package io.sealedemr.policy.host;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a file of exemptions: YAML with the one key {@code exemptions}, a list of entries. Its
 * classes, and those of the YAML library, are loaded only where there is such a file.
 */
final class ExemptionReader {

  private static final String EXEMPTIONS = "exemptions";
  private static final String POLICIES = "policies";
  private static final String RESOURCES = "resources";
  private static final String PATH = "path";
  private static final String REASON = "reason";
  private static final String OWNER = "owner";
  private static final String UNTIL = "until";
  private static final String PACK = "pack";
  private static final Set<String> REQUIRED =
      Set.of(POLICIES, RESOURCES, PATH, REASON, OWNER, UNTIL);

  private ExemptionReader() {}

  /** Reads a file; one that can't be read has a fault and no entries. */
  static ExemptionFile read(Path file) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .compose(new StringReader(Files.readString(file)));
      return root == null ? ExemptionFile.NONE : of(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      return ExemptionFile.faulty("line " + line + ": this is no YAML: " + e.getProblem() + ".");
    } catch (YAMLException e) {
      return ExemptionFile.faulty("this is no YAML.");
    } catch (CharacterCodingException e) {
      return ExemptionFile.faulty("this is no text in UTF-8.");
    } catch (IOException e) {
      return ExemptionFile.faulty("can't be read (" + e.getClass().getSimpleName() + ").");
    }
  }

  private static ExemptionFile of(Node root) {
    List<Exemption> entries = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Map<String, Node> keys = fields(root, faults);
    if (!keys.keySet().equals(Set.of(EXEMPTIONS))
        || !(keys.get(EXEMPTIONS) instanceof SequenceNode list)) {
      faults.add(at(root) + "wanted one key, \"" + EXEMPTIONS + "\", with a list of entries.");
      return new ExemptionFile(List.of(), List.copyOf(faults));
    }
    for (Node entry : list.getValue()) {
      List<String> missing = new ArrayList<>();
      Exemption exemption = entry(entry, missing);
      if (missing.isEmpty()) {
        entries.add(exemption);
      } else {
        faults.add(at(entry) + "the entry does not count: " + String.join("; ", missing) + ".");
      }
    }
    return new ExemptionFile(List.copyOf(entries), List.copyOf(faults));
  }

  private static Exemption entry(Node node, List<String> faults) {
    Map<String, Node> fields = fields(node, faults);
    if (!(node instanceof MappingNode)) {
      faults.add("it is no map of keys");
    }
    for (String key : new TreeSet<>(REQUIRED)) {
      if (node instanceof MappingNode && !fields.containsKey(key)) {
        faults.add("\"" + key + "\" is missing");
      }
    }
    Set<String> known = new TreeSet<>(REQUIRED);
    known.add(PACK);
    for (String key : fields.keySet()) {
      if (!known.contains(key)) {
        faults.add("there is no key \"" + key + "\"" + Suggestion.of(key, known));
      }
    }
    List<String> resources = texts(fields, RESOURCES, faults);
    if (resources.stream().anyMatch(resource -> resource.matches("[*: ]*"))) {
      faults.add("\"resources\" names every resource; name the ones that are meant");
    }
    return new Exemption(
        node.getStartMark().getLine() + 1,
        new LinkedHashSet<>(texts(fields, POLICIES, faults)),
        resources,
        text(fields, PATH, faults),
        text(fields, REASON, faults),
        text(fields, OWNER, faults),
        date(fields, faults),
        text(fields, PACK, faults));
  }

  private static LocalDate date(Map<String, Node> fields, List<String> faults) {
    String text = text(fields, UNTIL, faults);
    try {
      return text.isEmpty() ? LocalDate.MIN : LocalDate.parse(text);
    } catch (DateTimeException e) {
      faults.add("\"until\" is \"" + text + "\", wanted a day such as 2027-03-31");
      return LocalDate.MIN;
    }
  }

  /** The text of a key; empty, and a fault unless the key is missing, if there is none. */
  private static String text(Map<String, Node> fields, String key, List<String> faults) {
    Node node = fields.get(key);
    if (node == null) {
      return "";
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    faults.add("\"" + key + "\" is no text");
    return "";
  }

  private static List<String> texts(Map<String, Node> fields, String key, List<String> faults) {
    Node node = fields.get(key);
    if (node == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
          texts.add(scalar.getValue().strip());
        }
      }
      if (!texts.isEmpty() && texts.size() == list.getValue().size()) {
        return List.copyOf(texts);
      }
    }
    faults.add("\"" + key + "\" is no list of texts");
    return List.of();
  }

  private static Map<String, Node> fields(Node node, List<String> faults) {
    Map<String, Node> fields = new LinkedHashMap<>();
    if (node instanceof MappingNode map) {
      for (NodeTuple field : map.getValue()) {
        String key = field.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
        if (fields.put(key, field.getValueNode()) != null) {
          faults.add("\"" + key + "\" is there twice");
        }
      }
    }
    return fields;
  }

  private static String at(Node node) {
    return "line " + (node.getStartMark().getLine() + 1) + ": ";
  }
}
