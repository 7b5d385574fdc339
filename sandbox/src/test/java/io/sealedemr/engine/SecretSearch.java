package io.sealedemr.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.stack.OtherWays;
import io.sealedemr.sandbox.stack.StackSecrets;
import io.sealedemr.tls.PemZip;
import io.sealedemr.tls.TlsMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for the secrets of a stack in all that the sandbox keeps and in the stack's outputs. */
final class SecretSearch {

  private SecretSearch() {}

  /**
   * What a search found.
   *
   * @param needles what was looked for
   * @param searched where
   * @param places where a needle was
   */
  record Found(List<String> needles, List<String> searched, List<String> places) {}

  static Found in(OtherWays stack, Path state) {
    List<String> needles = needles(stack);
    List<String> searched = new ArrayList<>();
    List<String> places = new ArrayList<>();
    look("the outputs", stack.outputs(), needles, searched, places);
    for (Path file : files(state)) {
      look(state.relativize(file).toString(), text(file), needles, searched, places);
    }
    return new Found(needles, searched, places);
  }

  private static void look(
      String place, String text, List<String> needles, List<String> searched, List<String> places) {
    searched.add(place);
    if (needles.stream().anyMatch(text::contains)) {
      places.add(place);
    }
  }

  private static List<String> needles(OtherWays stack) {
    List<String> needles = new ArrayList<>();
    String password = stack.secret(StackSecrets.KERBEROS);
    needles.add(password);
    needles.add(Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
    try {
      JsonNode tls = new ObjectMapper().readTree(stack.secret(StackSecrets.TLS));
      TlsMaterial material =
          new TlsMaterial(
              tls.required("privateKey").asText(),
              tls.required("certificateChain").asText(),
              tls.required("trustedCertificates").asText());
      // Each line of the key's PEM, so that no re-wrapping hides it; the first is the same in every
      // key.
      material
          .privateKey()
          .lines()
          .filter(line -> !line.startsWith("-----"))
          .skip(1)
          .forEach(needles::add);
      needles.add("BEGIN PRIVATE KEY");
      needles.add(PemZip.base64(material));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the TLS material is no JSON document");
    }
    return needles;
  }

  private static List<Path> files(Path state) {
    try (Stream<Path> all = Files.walk(state)) {
      // Linked plug-ins are programs, made before there was a secret.
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
