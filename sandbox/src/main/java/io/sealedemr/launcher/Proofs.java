package io.sealedemr.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.evidence.Evidence;
import io.sealedemr.sandbox.evidence.Proof;
import io.sealedemr.sandbox.stack.SandboxStack;
import java.util.ArrayList;
import java.util.List;

/** The screen that says what is encrypted by what. */
final class Proofs {

  private Proofs() {}

  /** The proofs of a stack; none if it has no cluster. */
  static List<Proof> read(SandboxStack stack) {
    SandboxStack.Deployed deployed = stack.deployed();
    JsonNode outputs;
    try {
      outputs = new ObjectMapper().readTree(deployed.outputs());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the outputs of the stack are no JSON document", e);
    }
    if (!outputs.has("clusterId")) {
      return List.of();
    }
    List<String> buckets = new ArrayList<>();
    outputs.path("buckets").forEach(name -> buckets.add(name.asText()));
    try (Evidence evidence = Evidence.at(deployed.endpoint(), deployed.region())) {
      return evidence.of(outputs.path("clusterId").asText(), buckets);
    }
  }

  /** Prints a line for each; gives the exit code. */
  static int show(Session session, List<Proof> proofs) {
    if (proofs.isEmpty()) {
      return 0;
    }
    int width = proofs.stream().mapToInt(p -> p.subject().length()).max().orElse(0);
    session.out().println();
    session.out().println("What is encrypted by what, read back from the AWS API:");
    for (Proof proof : proofs) {
      session
          .out()
          .printf(
              "  %s  %-" + width + "s  %s%n",
              proof.holds() ? "ok " : "NOT",
              proof.subject(),
              proof.by());
    }
    long missing = proofs.stream().filter(p -> !p.holds()).count();
    if (missing > 0) {
      session.out().println(missing + " of " + proofs.size() + " are not protected.");
    }
    return missing > 0 ? 1 : 0;
  }
}
