package io.sealedemr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {

  private static final Path ROOT = Path.of("/checkout");

  @Test
  void keepsStateInTheCheckoutAndWhatIsBuiltOutsideOfIt() {
    Layout layout = Layout.of(ROOT, Map.of("HOME", "/home/ada"));

    assertThat(layout.state()).isEqualTo(Path.of("/checkout/.sandbox"));
    assertThat(layout.cache()).isEqualTo(Path.of("/home/ada/.cache/sealed-emr"));
  }

  @Test
  void followsTheVariables() {
    Layout layout =
        Layout.of(
            ROOT, Map.of("HOME", "/h", "XDG_CACHE_HOME", "/caches", Layout.STATE, "/tmp/one"));

    assertThat(layout.state()).isEqualTo(Path.of("/tmp/one"));
    assertThat(layout.cache()).isEqualTo(Path.of("/caches/sealed-emr"));
  }

  @Test
  void ignoresARelativeCacheFolderAsTheSpecificationDemands() {
    assertThat(Layout.of(ROOT, Map.of("HOME", "/h", "XDG_CACHE_HOME", "caches")).cache())
        .isEqualTo(Path.of("/h/.cache/sealed-emr"));
  }
}
