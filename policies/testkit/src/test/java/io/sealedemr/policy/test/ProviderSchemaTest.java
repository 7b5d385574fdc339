package io.sealedemr.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.CustomType;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import io.sealedemr.policy.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On classes of the form of a provider's. */
@SuppressWarnings("unused") // The classes are read by reflection.
class ProviderSchemaTest {

  private static final ProviderSchema THING = ProviderSchema.of(Thing.class, ThingArgs.class);

  private static class AnyResource {
    @Export(name = "id")
    Output<String> id = Output.of("");
  }

  @ResourceType(type = "test:index:Thing")
  private static final class Thing extends AnyResource {
    @Export(name = "arn")
    Output<String> arn = Output.of("");

    @Export(name = "parts")
    Output<List<ThingPart>> parts = Output.of(List.of());
  }

  private static final class ThingArgs {
    @Import(name = "class")
    Output<String> class_ = Output.of("");

    @Import Output<Map<String, String>> tags = Output.of(Map.of());

    @Import(name = "parts")
    Output<List<PartArgs>> parts = Output.of(List.of());

    @Import(name = "byName")
    Output<Map<String, PartArgs>> byName = Output.of(Map.of());

    @Import(name = "policy")
    Output<Either<String, PartArgs>> policy = Output.of(Either.ofLeft(""));

    @Import(name = "anything")
    Output<Object> anything = Output.of("");

    String notAnInput = "";
  }

  private static final class PartArgs {
    @Import(name = "size")
    Output<Optional<Integer>> size = Output.of(Optional.empty());
  }

  private static final class ThingPart {
    @CustomType.Builder
    static final class Builder {
      @CustomType.Setter
      Builder size(int size) {
        return this;
      }

      @CustomType.Setter("default")
      Builder default_(Optional<String> text) {
        return this;
      }

      Builder notAProperty(String text) {
        return this;
      }
    }
  }

  private static Path path(Object... steps) {
    Path path = Path.ROOT;
    for (Object step : steps) {
      path =
          path.then(
              step instanceof Integer index
                  ? new Path.Index(index)
                  : step.equals("json()") ? new Path.Document() : new Path.Key(step.toString()));
    }
    return path;
  }

  @Test
  void tellsTheToken() {
    assertThat(THING.token()).isEqualTo("test:index:Thing");
    assertThatThrownBy(() -> ProviderSchema.of(ThingArgs.class, ThingArgs.class))
        .hasMessage(ThingArgs.class.getName() + " is not the class of a resource.");
  }

  @Test
  void knowsInputsNestedOnesListsMapsAndDocuments() {
    assertThat(
            THING.unknownPaths(
                Set.of(
                    path("class"),
                    path("class", "json()", "Statement", 0, "Action"),
                    path("tags", "any.thing"),
                    path("parts"),
                    path("parts", 0, "size"),
                    path("parts", "size"),
                    path("byName", "x", "size"),
                    path("policy", "json()", "a"),
                    path("policy", "size"),
                    path("anything", "goes", 0, "here"))))
        .isEmpty();
  }

  @Test
  void findsWhatIsMistyped() {
    assertThat(
            THING.unknownPaths(
                Set.of(
                    path("klass"),
                    path("class", "name"),
                    path("tags", "owner", "name"),
                    path("tags", 0),
                    path("parts", 0, "siez"),
                    path("byName", "x", "siez"),
                    path("parts", 0, "size", "json()"),
                    path("notAnInput"),
                    path("arn"),
                    path(0))))
        .containsExactly(
            ".0",
            ".arn",
            ".byName.x.siez",
            ".class.name",
            ".klass",
            ".notAnInput",
            ".parts.0.siez",
            ".parts.0.size",
            ".tags.0",
            ".tags.owner.name");
  }

  @Test
  void knowsOutputsForStackPolicies() {
    assertThat(
            THING.unknownStackPaths(
                Set.of(
                    path("id"),
                    path("arn"),
                    path("class"),
                    path("parts", 0, "size"),
                    path("parts", 0, "default"),
                    path("parts", 0, "default_"),
                    path("parts", 0, "notAProperty"))))
        .containsExactly(".parts.0.default_", ".parts.0.notAProperty");
  }
}
