package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The engine's own record of a run (one JSON object a line, as {@code --event-log} writes it). */
public final class EventLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Steps that say that a resource is replaced; the engine tells several of each. */
  private static final List<String> REPLACING = List.of("replace", "create-replacement");

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
  }

  /**
   * What is to be kept of a log, in the order in which it came; nothing if the engine wrote none.
   */
  static LastRun read(Path log) {
    List<Finding> findings = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    Map<String, Integer> changes = new TreeMap<>();
    Map<String, Replacement> replacements = new LinkedHashMap<>();
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
      JsonNode diagnostic = event.path("diagnosticEvent");
      if (diagnostic.path("severity").asText().equals("error")) {
        errors.add(plain(diagnostic.path("message").asText()));
      }
      JsonNode step = event.path("resourcePreEvent").path("metadata");
      if (REPLACING.contains(step.path("op").asText())) {
        replacements.merge(
            step.path("urn").asText(),
            replacement(step),
            (one, other) -> one.because().isEmpty() ? other : one);
      }
      event
          .path("summaryEvent")
          .path("resourceChanges")
          .properties()
          .forEach(e -> changes.put(e.getKey(), e.getValue().asInt()));
    }
    return new LastRun(
        List.copyOf(findings), List.copyOf(errors), changes, List.copyOf(replacements.values()));
  }

  /** Only names of inputs are kept: their values may be secret. */
  private static Replacement replacement(JsonNode step) {
    List<String> keys = new ArrayList<>();
    step.path("keys").forEach(key -> keys.add(key.asText()));
    if (keys.isEmpty()) {
      step.path("detailedDiff").properties().stream()
          .filter(diff -> diff.getValue().path("diffKind").asText().endsWith("-replace"))
          .forEach(diff -> keys.add(diff.getKey()));
    }
    return new Replacement(
        step.path("urn").asText(), step.path("type").asText(), List.copyOf(keys));
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
