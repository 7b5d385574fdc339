package io.sealedemr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackConfigTest {

  @AfterEach
  void cleanUp() {
    PulumiTest.cleanup();
  }

  @Test
  void keysThatTheProgramDoesNotKnowAreReadToo() {
    StackConfig config =
        read(Map.of("PULUMI_CONFIG", "{\"sealed-emr:clustr\":\"{}\",\"aws:profile\":\"x\"}"));

    assertThat(config)
        .isEqualTo(
            new StackConfig(
                "dev", Map.of("aws:region", "eu-west-2", "sealed-emr:clustr", "{}"), List.of()));
  }

  @Test
  void keysThatAreNotListedAsSecretStandInPlainText() {
    StackConfig config =
        read(
            Map.of(
                "PULUMI_CONFIG", "{\"sealed-emr:tlsMaterial\":\"{}\",\"sealed-emr:name\":\"x\"}",
                "PULUMI_CONFIG_SECRET_KEYS", "[\"sealed-emr:tlsMaterial\"]"));

    assertThat(config.plainKeys()).containsExactlyInAnyOrder("aws:region", "sealed-emr:name");
  }

  @Test
  void withoutTheListOfKeysOnlyKnownOnesAreRead() {
    assertThat(read(Map.of()))
        .isEqualTo(new StackConfig("dev", Map.of("aws:region", "eu-west-2"), List.of()));
  }

  @Test
  void anUnreadableListIsNotQuoted() {
    assertThatThrownBy(() -> read(Map.of("PULUMI_CONFIG", "hunter2")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Pulumi's environment has a configuration that is no JSON")
        .hasNoCause();
  }

  private static StackConfig read(Map<String, String> environment) {
    AtomicReference<StackConfig> config = new AtomicReference<>();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    PulumiTestInternal.builder()
        .options(TestOptions.builder().projectName("sealed-emr").stackName("dev").build())
        .mocks(new NoResources())
        .config(Map.of("aws:region", "eu-west-2"))
        .build()
        .runTest(
            ctx -> {
              try {
                config.set(StackConfig.read(ctx, environment));
              } catch (IllegalStateException e) {
                failure.set(e);
              }
            });
    if (failure.get() != null) {
      throw failure.get();
    }
    return Objects.requireNonNull(config.get());
  }

  private static final class NoResources implements Mocks {
    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
      throw new AssertionError("a resource: " + args.name);
    }
  }
}
