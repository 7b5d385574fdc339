package io.sealedemr.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceStoreTest {

  @ParameterizedTest
  @CsvSource({
    "m5.xlarge, NONE",
    "m6g.xlarge, NONE",
    "c6in.8xlarge, NONE",
    "r8g.metal-24xl, NONE",
    "m7i-flex.large, NONE",
    "m5d.xlarge, NVME",
    "c6gd.large, NVME",
    "r5dn.2xlarge, NVME",
    "i3en.large, NVME",
    "i4i.xlarge, NVME",
    "im4gn.large, NVME",
    "d3en.xlarge, NVME",
    "m3.xlarge, OTHER",
    "d2.xlarge, OTHER",
    "h1.2xlarge, OTHER",
    "i2.xlarge, OTHER",
    "x1.16xlarge, OTHER",
    "c3.large, OTHER"
  })
  void aTypeSaysWhatDrivesItHas(String type, InstanceStore store) {
    assertThat(InstanceStore.of(List.of(type))).isEqualTo(store);
  }

  @Test
  void theLeastProtectedTypeCounts() {
    assertThat(InstanceStore.of(List.of("m5.xlarge", "d2.xlarge", "m5d.xlarge")))
        .isEqualTo(InstanceStore.OTHER);
    assertThat(InstanceStore.of(List.of("m5d.xlarge", "m5.xlarge"))).isEqualTo(InstanceStore.NVME);
  }
}
