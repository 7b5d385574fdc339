package io.sealedemr.hdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.configurations.Merge;
import io.sealedemr.configurations.UndoingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HdfsEncryptionTest {

  private static final List<Zone> ZONES =
      List.of(new Zone("/warehouse", "warehouse_key"), new Zone("/landing", "landing_key"));

  private static final String OTHER_KMS = "kms://https@kms.example:9494/kms";

  @Test
  void nothingIsWantedNothingIsSet() {
    HdfsEncryption none = new HdfsEncryption(false, List.of(), Optional.empty());

    assertThat(none.required()).isEmpty();
    assertThat(none.keysInClear()).isFalse();
  }

  @Test
  void trafficIsEncryptedWithAes256() throws IOException {
    assertThat(json(new HdfsEncryption(true, List.of(), Optional.empty())))
        .isEqualTo(golden("transfer"));
  }

  @Test
  void zonesUnderEmrsOwnKms() throws IOException {
    HdfsEncryption zones = new HdfsEncryption(false, ZONES, Optional.empty());

    assertThat(json(zones)).isEqualTo(golden("zones"));
    assertThat(zones.keysInClear()).isTrue();
  }

  @Test
  void zonesUnderAnotherKms() throws IOException {
    HdfsEncryption zones = new HdfsEncryption(true, ZONES, Optional.of(OTHER_KMS));

    assertThat(json(zones)).isEqualTo(golden("zones-other-kms"));
    assertThat(zones.keysInClear()).isFalse();
    assertThat(new HdfsEncryption(false, ZONES, Optional.of("kms://http@h:1/kms")).keysInClear())
        .isTrue();
  }

  @Test
  void theScriptMakesZonesOnlyWhereEmrMayNot() {
    ZonesScript script = ZonesScript.load();

    assertThat(script.arguments(new HdfsEncryption(false, ZONES, Optional.empty())))
        .containsExactly("/warehouse=warehouse_key", "/landing=landing_key");
    assertThat(script.arguments(new HdfsEncryption(false, ZONES, Optional.of(OTHER_KMS))))
        .containsExactly("--create", "/warehouse=warehouse_key", "/landing=landing_key");
  }

  private static String json(HdfsEncryption encryption) {
    Merge merge = Merge.of(List.of(), encryption.required(), UndoingTable.load());
    assertThat(merge.conflicts()).isEmpty();
    return merge.result().toJson();
  }

  private static String golden(String name) throws IOException {
    return Files.readString(Path.of("test/resources/hdfs/" + name + ".json")).strip();
  }
}
