package io.sealedemr.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.sandbox.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendTest {

  @TempDir Path folder;

  private Backend backend() {
    return new Backend(folder, "dev");
  }

  private void state(String latest) throws IOException {
    Path file = folder.resolve(".pulumi/stacks/sealed-emr/dev.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"version\":3,\"checkpoint\":{\"latest\":" + latest + "}}");
  }

  private void lock(long pid) throws IOException {
    Path file = folder.resolve(".pulumi/locks/organization/sealed-emr/dev/1.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"pid\":" + pid + "}");
  }

  @Test
  void knowsWhetherAStackIsThereAndHoldsResources() throws IOException {
    assertThat(backend().hasStack()).isFalse();
    assertThat(backend().holdsResources()).isFalse();

    state("{\"resources\":[]}");
    assertThat(backend().hasStack()).isTrue();
    assertThat(backend().holdsResources()).isFalse();

    state("{\"resources\":[{\"urn\":\"urn:pulumi:dev::sealed-emr::x::y\"}]}");
    assertThat(backend().holdsResources()).isTrue();
  }

  @Test
  void aRunThatEndedInOrderWasNotCutOff() throws IOException {
    state("{\"resources\":[]}");

    assertThat(backend().cutOff()).isFalse();
  }

  @Test
  void pendingOperationsMeanCutOff() throws IOException {
    state("{\"pending_operations\":[{\"type\":\"creating\"}]}");

    assertThat(backend().cutOff()).isTrue();
  }

  @Test
  void aLockOfADeadEngineMeansCutOff() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    lock(ended.pid());

    assertThat(backend().cutOff()).isTrue();
  }

  @Test
  void aLockOfALivingEngineIsRespected() throws IOException {
    lock(ProcessHandle.current().pid());

    assertThatThrownBy(() -> backend().cutOff())
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "The engine of an earlier run is still at work on this sandbox (process "
                + ProcessHandle.current().pid()
                + "). Wait for it, or end it.");
  }
}
