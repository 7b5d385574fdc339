package io.sealedemr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingTest {

  @Test
  void readsEachKind() {
    assertThat(Setting.text("s").read(Value.of("x"))).isEqualTo("x");
    assertThat(Setting.flag("s").read(Value.of(true))).isTrue();
    assertThat(Setting.number("s").read(Value.of(1.5))).isEqualTo(new BigDecimal("1.5"));
    assertThat(Setting.integer("s").read(Value.of(3))).isEqualTo(3L);
    assertThat(Setting.texts("s").read(Value.of(List.of("a", "b")))).containsExactly("a", "b");
    assertThat(Setting.value("s").read(Value.of(Map.of("a", 1))))
        .isEqualTo(Value.of(Map.of("a", 1)));
  }

  @Test
  void refusesAnotherKind() {
    assertThatThrownBy(() -> Setting.text("s").read(Value.of(1)))
        .hasMessage("setting \"s\" is a number, allowed is string");
    assertThatThrownBy(() -> Setting.flag("s").read(Value.of("true")))
        .hasMessage("setting \"s\" is a string, allowed is boolean");
    assertThatThrownBy(() -> Setting.integer("s").read(Value.of(1.5)))
        .hasMessage("setting \"s\" is a number, allowed is integer");
    assertThatThrownBy(() -> Setting.number("s").read(Value.of("1")))
        .hasMessage("setting \"s\" is a string, allowed is number");
    assertThatThrownBy(() -> Setting.texts("s").read(Value.of(List.of("a", 1))))
        .hasMessage("setting \"s\" is a list, allowed is array");
    assertThatThrownBy(() -> Setting.text("s").optional().read(Value.of(1)))
        .hasMessage("setting \"s\" is a number, allowed is string");
    assertThatThrownBy(() -> Setting.text("s").orElse("x").read(Value.of(1)))
        .hasMessage("setting \"s\" is a number, allowed is string");
    assertThatThrownBy(() -> Setting.text("s").read(Value.unknown()))
        .hasMessage("setting \"s\" is an unknown value, allowed is string");
  }

  @Test
  void isRequiredUnlessItSaysOtherwise() {
    assertThat(Setting.text("s").required()).isTrue();
    assertThatThrownBy(() -> Setting.text("s").read(Value.absent()))
        .hasMessage("setting \"s\" is required");
    Setting<String> withDefault = Setting.text("s").orElse("x");
    assertThat(withDefault.required()).isFalse();
    assertThat(withDefault.read(Value.absent())).isEqualTo("x");
    Setting<Optional<String>> optional = Setting.text("s").optional();
    assertThat(optional.required()).isFalse();
    assertThat(optional.read(Value.absent())).isEmpty();
    assertThat(optional.read(Value.of("y"))).contains("y");
  }

  @Test
  void hasAJsonSchema() {
    Setting<String> setting =
        Setting.text("s").describedAs("What it is for.").with("maxLength", 3).orElse("abc");
    assertThat(setting.schema())
        .isEqualTo(
            Map.of(
                "type", "string",
                "description", "What it is for.",
                "maxLength", 3,
                "default", "abc"));
    assertThat(Setting.texts("s").schema())
        .isEqualTo(Map.of("type", "array", "items", Map.of("type", "string")));
  }

  @Test
  void cannotBeCalledAsTheEnginesOwn() {
    assertThatThrownBy(() -> Setting.text("enforcementLevel"))
        .hasMessage("enforcementLevel cannot be explicitly specified in properties.");
    assertThatThrownBy(() -> Setting.text(" ")).hasMessage("A setting has no name.");
  }
}
