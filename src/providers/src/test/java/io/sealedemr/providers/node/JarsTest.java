package io.sealedemr.providers.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JarsTest {

  private static final Map<NodeJar, List<String>> CLASSES =
      Map.of(
          NodeJar.TLS,
          List.of(
              "aws.CallFailure",
              "aws.Clients",
              "aws.SecretValue",
              "properties.ProviderProperties",
              "secrets.FlatObject",
              "tls.PemMaterial",
              "tls.SecretsManagerTlsArtifacts"),
          NodeJar.OBJECTS,
          List.of(
              "aws.CallFailure",
              "aws.Clients",
              "aws.SecretValue",
              "objects.SecretsManagerKeyMaterials",
              "properties.ProviderProperties",
              "secrets.CachedKeys",
              "secrets.FlatObject",
              "secrets.WrappingKeys"),
          NodeJar.DISKS,
          List.of(
              "aws.CallFailure",
              "aws.Clients",
              "aws.SecretValue",
              "disks.KmsDiskMaterials",
              "properties.ProviderProperties"),
          NodeJar.KEYRING,
          List.of(
              "keyring.SecretValue",
              "keyring.SecretsManagerKeyring",
              "properties.ProviderProperties",
              "secrets.CachedKeys",
              "secrets.FlatObject",
              "secrets.WrappingKeys"));

  @ParameterizedTest
  @EnumSource
  void aJarHoldsItsClassesAndNothingElse(NodeJar jar) throws IOException {
    try (JarFile file = new JarFile(jar.file().toFile())) {
      assertThat(
              file.stream()
                  .map(JarEntry::getName)
                  .filter(name -> !name.endsWith("/") && !name.endsWith("package-info.class"))
                  .map(name -> name.replace("io/sealedemr/providers/", "").replace('/', '.'))
                  .map(name -> name.replace(".class", ""))
                  .filter(name -> !name.equals("META-INF.MANIFEST.MF"))
                  .sorted())
          .isEqualTo(CLASSES.get(jar));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJarRunsOnJava8(NodeJar jar) throws IOException {
    try (JarFile file = new JarFile(jar.file().toFile())) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.getName().endsWith(".class")) {
          try (DataInputStream bytes = new DataInputStream(file.getInputStream(entry))) {
            bytes.readInt();
            bytes.readUnsignedShort();
            assertThat(bytes.readUnsignedShort()).as(entry.getName()).isEqualTo(52);
          }
        }
      }
    }
  }

  @Test
  void nothingNewerThanJava8IsCalled(@TempDir Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("--release", "8", "-proc:none", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(
                      sources.filter(source -> source.toString().endsWith(".java")).toList()))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJarAsBuiltSaysThatItWantsProperties(NodeJar jar) {
    assertThatThrownBy(jar::providerWithoutProperties)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "The jar of "
                + jar.className()
                + " has no "
                + jar.className().replaceAll(".*\\.", "")
                + ".properties beside the class; it must name: region, ");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DISKS")
  void aProviderIsMadeWithItsOwnSdkOnly(NodeJar jar) {
    assertThat(jar.provider(Map.of("region", "eu-west-2", "secretId", "s")).getClass().getName())
        .isEqualTo(jar.className());
  }

  @Test
  void allFaultsOfThePropertiesAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                NodeJar.DISKS.provider(
                    Map.of("region", "eu-west-2", "endpoint", "http://kms.example", "key", "k")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "KmsDiskMaterials.properties of io.sealedemr.providers.disks.KmsDiskMaterials: keyArn:"
                + " missing; cluster: missing; algorithm: missing; key: not known; endpoint: found"
                + " \"http://kms.example\", allowed: an https URL");
  }
}
