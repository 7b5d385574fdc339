package io.sealedemr.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what readers would read, by letting them read nothing. They are run until every answer
 * that may lead to further questions was given: each word of a choice, both states of a switch, and
 * that something is there. So what is told of settings is what the code really reads.
 */
public final class Recording {

  /**
   * A key that is asked for.
   *
   * @param form what may stand there
   * @param required whether it must be there wherever its object is; an object must be there if it
   *     is read in any case and something in it must be
   */
  public record Key(Form form, boolean required) {}

  /**
   * What one run asked for: the objects that it opened, and the keys that it could not do without.
   */
  private record Run(Set<String> opened, Set<String> needed) {}

  /** An answer that leads further, and those that led to its question. */
  private final Deque<Map<String, JsonNode>> waiting = new ArrayDeque<>();

  private final Set<String> given = new HashSet<>();
  private final Map<String, Form> forms = new LinkedHashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private Map<String, JsonNode> answers = Map.of();
  private Run run = new Run(Set.of(), Set.of());

  private Recording() {}

  /**
   * All keys that readers ask for, in the order of their first questions. The parts of a path are
   * joined by dots; {@code []} stands for each object of a list.
   *
   * @param texts what they find all the same, by path
   * @param readers reads everything; whatever it makes of nothing is dropped, faults as well
   */
  public static Map<String, Key> of(Map<String, String> texts, Consumer<Faults> readers) {
    Recording recording = new Recording();
    Map<String, JsonNode> first = new HashMap<>();
    texts.forEach((path, text) -> first.put(path, TextNode.valueOf(text)));
    recording.waiting.add(first);
    while (!recording.waiting.isEmpty()) {
      recording.answers = recording.waiting.remove();
      recording.run = new Run(new HashSet<>(Set.of("")), new HashSet<>());
      readers.accept(new Faults(recording));
      recording.runs.add(recording.run);
    }
    Map<String, Key> keys = new LinkedHashMap<>();
    recording.forms.forEach(
        (path, form) -> keys.put(path, new Key(form, recording.alwaysNeeded(path))));
    return keys;
  }

  /** Notes a question; gives the answer, or null for what is not there. */
  @Nullable JsonNode asked(String path, Form form) {
    // The keys of an object turn out to be the user's own only when they are read.
    if (form instanceof Form.Entries) {
      forms.put(path, form);
    } else {
      forms.putIfAbsent(path, form);
    }
    if (form instanceof Form.Nested) {
      run.opened().add(path);
    } else if (form instanceof Form.Objects) {
      run.opened().add(path + "[]");
    } else if (form instanceof Form.Choice choice) {
      choice.words().forEach(word -> lead(path, TextNode.valueOf(word)));
    } else if (form instanceof Form.Switch off) {
      lead(path, BooleanNode.valueOf(!off.absent()));
    }
    return answers.get(path);
  }

  /** Notes that a reader can't do without a key. */
  void needed(String path) {
    run.needed().add(path);
  }

  /** Whether something is there: first no, later once yes. */
  boolean has(String path) {
    String question = path + "?";
    lead(question, BooleanNode.TRUE);
    boolean there = answers.containsKey(question);
    if (there) {
      // Nobody misses what is there: this run says nothing against its being needed.
      needed(path);
    }
    return there;
  }

  /** Has a run that gives one more answer. */
  private void lead(String question, JsonNode answer) {
    if (given.add(question + answer)) {
      Map<String, JsonNode> more = new HashMap<>(answers);
      more.put(question, answer);
      waiting.add(more);
    }
  }

  private boolean alwaysNeeded(String path) {
    boolean object = forms.get(path) instanceof Form.Nested;
    boolean always =
        runs.stream()
            .filter(each -> each.opened().contains(parent(path)))
            .allMatch(each -> (object ? each.opened() : each.needed()).contains(path));
    return always
        && (!object
            || forms.keySet().stream()
                .anyMatch(child -> parent(child).equals(path) && alwaysNeeded(child)));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }
}
