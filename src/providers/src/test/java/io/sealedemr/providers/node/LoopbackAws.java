package io.sealedemr.providers.node;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers on the loopback interface as Secrets Manager, KMS and S3 do, as far as the providers and
 * S3's encryption clients ask. Looks at no signature.
 */
public final class LoopbackAws implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> calls = new ArrayList<>();
  private final Queue<Failure> failures = new ArrayDeque<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, DataKey> dataKeys = new HashMap<>();
  private final Map<String, StoredObject> objects = new HashMap<>();

  private record Failure(int status, String body) {}

  private record DataKey(String plaintext, String keyId, JsonNode context) {}

  /** The bytes as ISO 8859-1. */
  private record StoredObject(String bytes, Map<String, String> metadata) {}

  public LoopbackAws() {
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was called, in order, such as {@code secretsmanager.GetSecretValue}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  public synchronized void put(String secretId, String text) {
    secrets.put(secretId, text);
  }

  /** The next call fails so. */
  public synchronized void failNext(String type) {
    failures.add(
        new Failure(400, "{\"__type\":\"" + type + "\",\"message\":\"the service's own text\"}"));
  }

  /** The next answer is this. */
  public synchronized void answerNext(String body) {
    failures.add(new Failure(200, body));
  }

  /** What is stored with an object. */
  public synchronized Map<String, String> metadata(String path) {
    StoredObject object = objects.get(path);
    return object == null ? Map.of() : object.metadata();
  }

  /** Takes a piece of an object's metadata away. */
  public synchronized void forgetMetadata(String path, String name) {
    objects.computeIfPresent(
        path,
        (unused, object) -> {
          Map<String, String> rest = new HashMap<>(object.metadata());
          rest.remove(name);
          return new StoredObject(object.bytes(), rest);
        });
  }

  /** An object's bytes as stored. */
  public synchronized String stored(String path) {
    StoredObject object = objects.get(path);
    return object == null ? "" : object.bytes();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (target == null) {
        answerAsS3(exchange, body);
        return;
      }
      calls.add(target);
      Failure failure = failures.poll();
      if (failure != null) {
        send(exchange, failure.status(), failure.body());
        return;
      }
      JsonNode request = JSON.readTree(body);
      switch (target) {
        case "secretsmanager.GetSecretValue" -> getSecretValue(exchange, request);
        case "TrentService.GenerateDataKey" -> generateDataKey(exchange, request);
        case "TrentService.Decrypt" -> decrypt(exchange, request);
        default -> send(exchange, 400, "{\"__type\":\"UnknownOperationException\"}");
      }
    }
  }

  private void getSecretValue(HttpExchange exchange, JsonNode request) throws IOException {
    String secret = secrets.get(request.path("SecretId").asText());
    if (secret == null) {
      send(exchange, 400, "{\"__type\":\"ResourceNotFoundException\"}");
    } else {
      send(
          exchange,
          200,
          JSON.writeValueAsString(Map.of("ARN", "arn", "Name", "name", "SecretString", secret)));
    }
  }

  private void generateDataKey(HttpExchange exchange, JsonNode request) throws IOException {
    String plaintext = random(request.path("KeySpec").asText().equals("AES_256") ? 32 : 16);
    String wrapped = random(64);
    String keyId = request.path("KeyId").asText();
    dataKeys.put(wrapped, new DataKey(plaintext, keyId, request.path("EncryptionContext")));
    send(
        exchange,
        200,
        JSON.writeValueAsString(
            Map.of("Plaintext", plaintext, "CiphertextBlob", wrapped, "KeyId", keyId)));
  }

  private void decrypt(HttpExchange exchange, JsonNode request) throws IOException {
    DataKey key = dataKeys.get(request.path("CiphertextBlob").asText());
    if (key == null || !key.context().equals(request.path("EncryptionContext"))) {
      send(exchange, 400, "{\"__type\":\"InvalidCiphertextException\"}");
    } else if (!key.keyId().equals(request.path("KeyId").asText())) {
      send(exchange, 400, "{\"__type\":\"IncorrectKeyException\"}");
    } else {
      send(
          exchange,
          200,
          JSON.writeValueAsString(Map.of("Plaintext", key.plaintext(), "KeyId", key.keyId())));
    }
  }

  private void answerAsS3(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        Map<String, String> metadata = new HashMap<>();
        exchange
            .getRequestHeaders()
            .forEach(
                (name, values) -> {
                  if (name.toLowerCase(Locale.ROOT).startsWith("x-amz-meta-")) {
                    metadata.put(name.toLowerCase(Locale.ROOT), values.get(0));
                  }
                });
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        byte[] bytes = unchunked(body, encoding);
        objects.put(path, new StoredObject(new String(bytes, ISO_8859_1), metadata));
        exchange.getResponseHeaders().set("ETag", etag(bytes));
        exchange.sendResponseHeaders(200, -1);
      }
      case "GET", "HEAD" -> {
        StoredObject object = objects.get(path);
        if (object == null) {
          exchange.sendResponseHeaders(404, -1);
          return;
        }
        object.metadata().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = object.bytes().getBytes(ISO_8859_1);
        exchange.getResponseHeaders().set("ETag", etag(bytes));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
      default -> exchange.sendResponseHeaders(405, -1);
    }
  }

  /** SDK 1 compares it with the MD5 of what it sent. */
  private static String etag(byte[] bytes) {
    try {
      return '"' + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A body of content encoding {@code aws-chunked}: size in hexadecimal, line, bytes, line. */
  private static byte[] unchunked(byte[] body, @Nullable String encoding) throws IOException {
    if (encoding == null || !encoding.contains("aws-chunked")) {
      return body;
    }
    ByteArrayInputStream chunks = new ByteArrayInputStream(body);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int size;
    do {
      StringBuilder line = new StringBuilder();
      for (int c = chunks.read(); c != '\n'; c = chunks.read()) {
        line.append((char) c);
      }
      size = Integer.parseInt(line.toString().trim().split(";", -1)[0], 16);
      bytes.write(chunks.readNBytes(size));
      chunks.skipNBytes(size == 0 ? 0 : 2);
    } while (size > 0);
    return bytes.toByteArray();
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.getResponseHeaders().set("x-amzn-RequestId", "11111111-2222");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
