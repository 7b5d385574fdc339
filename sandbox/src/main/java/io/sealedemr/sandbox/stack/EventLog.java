package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The engine's own record of a run (one JSON object a line, as {@code --event-log} writes it). */
public final class EventLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventLog() {}

  /**
   * What a policy found.
   *
   * @param rule the policy's name
   * @param level {@code mandatory} or {@code advisory}
   * @param urn the resource
   * @param message the policy's text
   */
  public record Finding(String rule, String level, String urn, String message) {

    public boolean mandatory() {
      return level.equals("mandatory");
    }

    /** The resource's own name, the last part of its URN. */
    public String resource() {
      // urn:pulumi:STACK::PROJECT::TYPES::NAME, and a name may hold "::" itself.
      String[] parts = urn.split("::", 4);
      return parts.length == 4 ? parts[3] : urn;
    }
  }

  /** The policies' findings, in the order in which they came; none if the engine wrote no log. */
  public static List<Finding> findings(Path log) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode event : events(log)) {
      JsonNode policy = event.path("policyEvent");
      if (policy.isObject()) {
        findings.add(
            new Finding(
                policy.path("policyName").asText(),
                policy.path("enforcementLevel").asText(),
                policy.path("resourceUrn").asText(),
                plain(policy.path("message").asText())));
      }
    }
    return List.copyOf(findings);
  }

  /** The errors that the engine showed, in the order in which they came. */
  public static List<String> errors(Path log) {
    List<String> errors = new ArrayList<>();
    for (JsonNode event : events(log)) {
      JsonNode diagnostic = event.path("diagnosticEvent");
      if (diagnostic.path("severity").asText().equals("error")) {
        errors.add(plain(diagnostic.path("message").asText()));
      }
    }
    return List.copyOf(errors);
  }

  /**
   * How many resources the run had in each operation ({@code same}, {@code create}, …); empty if it
   * did not end.
   */
  public static Map<String, Integer> changes(Path log) {
    Map<String, Integer> changes = new TreeMap<>();
    for (JsonNode event : events(log)) {
      JsonNode summary = event.path("summaryEvent").path("resourceChanges");
      summary.properties().forEach(e -> changes.put(e.getKey(), e.getValue().asInt()));
    }
    return changes;
  }

  private static List<JsonNode> events(Path log) {
    if (!Files.exists(log)) {
      return List.of();
    }
    List<JsonNode> events = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(log)) {
        events.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return events;
  }

  /** Without the engine's marks for colours, such as {@code <{%reset%}>}. */
  private static String plain(String text) {
    return text.replaceAll("<\\{%[^%]*%}>", "").strip();
  }
}
