package io.sealedemr.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PemZipTest {

  private static final TlsMaterial TEXTS = new TlsMaterial("key\n", "chain\n", "trusted\n");

  @Test
  void holdsTheThreeFilesAtItsRoot() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(PemZip.bytes(TEXTS)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
        assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
      }
    }

    assertThat(files)
        .containsExactly(
            Map.entry("privateKey.pem", "key\n"),
            Map.entry("certificateChain.pem", "chain\n"),
            Map.entry("trustedCertificates.pem", "trusted\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati"})
  void isTheSameToTheByteInEveryTimeZone(String zone) {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));

      assertThat(Certificates.sha256(PemZip.bytes(TEXTS)))
          .isEqualTo("912b004c6bb5a853ea37b8db0abde22201d3d730f9a63cd9d4353d00ea00a55a");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void base64IsOfTheSameBytes() {
    assertThat(Base64.getDecoder().decode(PemZip.base64(TEXTS))).isEqualTo(PemZip.bytes(TEXTS));
  }

  @Test
  void aZipOfAnyToolIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name :
          List.of("trustedCertificates.pem", "README", "certificateChain.pem", "privateKey.pem")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((name + "!").getBytes(UTF_8));
      }
    }

    assertThat(PemZip.read(bytes.toByteArray()))
        .isEqualTo(
            new TlsMaterial(
                "privateKey.pem!", "certificateChain.pem!", "trustedCertificates.pem!"));
    assertThat(PemZip.read(PemZip.bytes(TEXTS))).isEqualTo(TEXTS);
  }

  @Test
  void allThatAZipLacksIsToldAtOnce() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("tls/privateKey.pem"));
      zip.putNextEntry(new ZipEntry("certificateChain.pem"));
      zip.write(new byte[1048577]);
    }

    assertThatThrownBy(() -> PemZip.read(bytes.toByteArray()))
        .hasMessage(
            """
            certificateChain.pem: longer than 1048576 bytes
            privateKey.pem: missing at the root of the zip
            trustedCertificates.pem: missing at the root of the zip\
            """);
  }

  @Test
  void aBrokenZipIsToldWithoutItsContent() {
    byte[] zip = PemZip.bytes(TEXTS);

    assertThatThrownBy(() -> PemZip.read(Arrays.copyOf(zip, 46)))
        .hasMessage("the file is no readable zip");
    assertThatThrownBy(() -> PemZip.read("hunter2".getBytes(UTF_8)))
        .hasMessage("the file is no readable zip");
  }

  @Test
  void aPemTextHoldsKeyChainAndAuthorities() {
    TlsMaterial material = Materials.make(Materials.LONDON, Materials.NOW);

    assertThat(
            PemBundle.read(
                "# made by hand\n"
                    + material.trustedCertificates()
                    + material.certificateChain()
                    + material.privateKey()))
        .isEqualTo(material);
    assertThat(PemBundle.read("hunter2")).isEqualTo(new TlsMaterial("", "", ""));
  }

  @Test
  void thePublicHashFollowsTheCertificatesAndNotTheKey() {
    assertThat(TEXTS.publicHash())
        // printf 'chain\ntrusted\n' | sha256sum
        .isEqualTo("80271746")
        .isEqualTo(new TlsMaterial("another", "chain\n", "trusted\n").publicHash())
        .isNotEqualTo(new TlsMaterial("key\n", "chain\n", "others\n").publicHash());
  }
}
