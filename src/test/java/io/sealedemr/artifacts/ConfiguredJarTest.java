package io.sealedemr.artifacts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ConfiguredJarTest {

  private static final String KEY = "arn:aws:kms:eu-west-2:111122223333:key/a";

  @ParameterizedTest
  @EnumSource
  void theProgramCarriesEachJarAndItHasItsClass(ProviderJar jar) throws IOException {
    assertThat(names(jar.bytes())).contains(jar.className().replace('.', '/') + ".class");
  }

  @Test
  void aProviderReadsWhatTheProgramWrote(@TempDir Path folder) throws Exception {
    String secret = "team/emr:tls=x#1!-AbCdEf";

    assertThat(read(folder, ConfiguredJar.tls("eu-west-2", secret), "region", "secretId"))
        .containsExactly("eu-west-2", secret);
    assertThat(read(folder, ConfiguredJar.objects("eu-west-2", secret), "region", "secretId"))
        .containsExactly("eu-west-2", secret);
    assertThat(read(folder, ConfiguredJar.keyring("eu-west-2", secret), "region", "secretId"))
        .containsExactly("eu-west-2", secret);
    assertThat(
            read(
                folder,
                ConfiguredJar.disks("eu-west-2", KEY, "lake", "emr-7.9.0"),
                "region",
                "keyArn",
                "cluster",
                "algorithm"))
        .containsExactly("eu-west-2", KEY, "lake", "AES");
  }

  @ParameterizedTest
  @CsvSource({
    "emr-5.36.2, AES/GCM/NoPadding",
    "emr-7.0.0, AES/GCM/NoPadding",
    "emr-7.1.0, AES",
    "emr-7.10.0, AES",
    "emr-8.0.0, AES",
  })
  void theReleaseDecidesTheNameOfADisksKey(String release, String algorithm, @TempDir Path folder)
      throws Exception {
    assertThat(
            read(
                    folder,
                    ConfiguredJar.disks("eu-west-2", KEY, "lake", release),
                    "region",
                    "keyArn",
                    "cluster",
                    "algorithm")
                .get(3))
        .isEqualTo(algorithm);
  }

  @Test
  void theSamePropertiesGiveTheSameBytesInEveryTimeZone() {
    byte[] here = ConfiguredJar.tls("eu-west-2", "tls").bytes();
    TimeZone own = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(ConfiguredJar.tls("eu-west-2", "tls").bytes()).isEqualTo(here);
    } finally {
      TimeZone.setDefault(own);
    }
  }

  @Test
  void entriesAreSortedStoredAndOfOneTime() throws IOException {
    List<ZipEntry> entries = entries(ConfiguredJar.tls("eu-west-2", "tls").bytes());

    assertThat(entries).extracting(ZipEntry::getName).isSorted();
    assertThat(entries).extracting(ZipEntry::getMethod).containsOnly(ZipEntry.STORED);
    assertThat(entries.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
    assertThat(entries.get(0).getName()).isEqualTo("META-INF/MANIFEST.MF");
  }

  @Test
  void otherPropertiesGiveAnotherObject() {
    ConfiguredJar one = ConfiguredJar.tls("eu-west-2", "one");
    ConfiguredJar two = ConfiguredJar.tls("eu-west-2", "two");

    assertThat(one.objectKey())
        .isEqualTo("providers/tls-" + one.sha256().substring(0, 8) + ".jar")
        .isNotEqualTo(two.objectKey());
  }

  @Test
  void theClassesOfS3AndOfDisksDiffer() {
    assertThat(Stream.of(ProviderJar.values()).map(ProviderJar::className)).doesNotHaveDuplicates();
  }

  @Test
  void aValueThatCannotStandInAPropertiesFileIsRefused() {
    assertThatThrownBy(() -> ConfiguredJar.tls("", "a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "region: found \"\", allowed: visible ASCII characters but the backslash; secretId:"
                + " found \"a b\", allowed: visible ASCII characters but the backslash");
  }

  @Test
  void anUnknownReleaseIsRefused() {
    assertThatThrownBy(() -> ConfiguredJar.disks("eu-west-2", KEY, "lake", "7.1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("release label: found \"7.1\", allowed: such as emr-7.9.0");
  }

  /** What a node finds beside the provider's class, exactly these keys. */
  private static List<String> read(Path folder, ConfiguredJar jar, String... keys)
      throws Exception {
    Path file = Files.write(folder.resolve("provider.jar"), jar.bytes());
    try (URLClassLoader node =
        new URLClassLoader(
            new URL[] {file.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Properties properties = new Properties();
      try (InputStream stream =
          node.getResourceAsStream(jar.className().replace('.', '/') + ".properties")) {
        properties.load(stream);
      }
      assertThat(properties.stringPropertyNames()).containsExactlyInAnyOrder(keys);
      // The class asks for them by these names: they stand in its constants.
      try (InputStream stream =
          node.getResourceAsStream(jar.className().replace('.', '/') + ".class")) {
        assertThat(new String(stream.readAllBytes(), ISO_8859_1)).contains(keys);
      }
      return Stream.of(keys).map(properties::getProperty).toList();
    }
  }

  private static Set<String> names(byte[] jar) throws IOException {
    return entries(jar).stream().map(ZipEntry::getName).collect(Collectors.toSet());
  }

  private static List<ZipEntry> entries(byte[] jar) throws IOException {
    List<ZipEntry> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
