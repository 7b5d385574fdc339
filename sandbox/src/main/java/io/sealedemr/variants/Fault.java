package io.sealedemr.variants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Builds one fault into what the program registers. */
final class Fault {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Fault() {}

  /**
   * A variant that changes the arguments of the one resource of that class and name, and is
   * reported there.
   */
  static <A extends ResourceArgs> Variant of(
      String variant,
      String change,
      String rule,
      Class<? extends Resource> resource,
      String name,
      Class<A> type,
      UnaryOperator<A> edit) {
    return new Variant(
        variant, change, rule, Variant.Place.of(resource, name), in(resource, name, type, edit));
  }

  /** Changes a JSON document that stands in a string property. */
  static Output<String> inDocument(Output<String> document, Consumer<ObjectNode> change) {
    return document.applyValue(text -> edited(text, change));
  }

  private static <A extends ResourceArgs> ResourceTransformation in(
      Class<? extends Resource> resource, String name, Class<A> type, UnaryOperator<A> edit) {
    return given -> {
      if (!resource.isInstance(given.resource())
          || !given.resource().pulumiResourceName().equals(name)) {
        return Optional.empty();
      }
      return Optional.of(
          new ResourceTransformation.Result(edit.apply(type.cast(given.args())), given.options()));
    };
  }

  private static String edited(String text, Consumer<ObjectNode> change) {
    try {
      ObjectNode document = (ObjectNode) JSON.readTree(text);
      change.accept(document);
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the program's document is no JSON object", e);
    }
  }
}
