package io.sealedemr.configurations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationsTest {

  @Test
  void noListsNoText() {
    assertThat(new Configurations(List.of()).isEmpty()).isTrue();
    assertThat(new Configurations(List.of()).toJson()).isEqualTo("[]");
  }

  @Test
  void aClassificationIsThereOnceAtEveryDepth() {
    Configuration export = new Configuration("export", Map.of());

    assertThatThrownBy(
            () ->
                new Configurations(
                    List.of(new Configuration("x-env", Map.of(), List.of(export, export)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classification export is there twice");
  }
}
