package io.sealedemr.conformance.engine.provider;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc;

/**
 * The provider {@code simple} 2.0.0. Each resource is its inputs and nothing else, also in a
 * preview; the types with an output {@code result} tell it only once they are created. What the
 * types are is in {@code schema.json} beside this class.
 */
final class SimpleProvider extends ResourceProviderGrpc.ResourceProviderImplBase {

  static final String VERSION = "2.0.0";

  private static final String RESOURCE = "simple:index:Resource";
  private static final String LATE = "simple:index:Late";
  private static final String PASSWORD = "simple:index:Password";

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> reply) {
    answer(reply, PluginInfo.newBuilder().setVersion(VERSION).build());
  }

  @Override
  public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> reply) {
    try (InputStream schema =
        Objects.requireNonNull(SimpleProvider.class.getResourceAsStream("schema.json"))) {
      String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      answer(reply, GetSchemaResponse.newBuilder().setSchema(text).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> reply) {
    answer(reply, CheckResponse.newBuilder().setInputs(request.getNews()).build());
  }

  @Override
  public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> reply) {
    answer(reply, difference(request));
  }

  @Override
  public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> reply) {
    answer(
        reply,
        ConfigureResponse.newBuilder().setAcceptSecrets(true).setSupportsPreview(true).build());
  }

  /**
   * Wants exactly a boolean {@code value} of {@code Resource}. The other types take anything, and
   * get a {@code __defaults} as the providers have that are bridged from Terraform.
   */
  @Override
  public void check(CheckRequest request, StreamObserver<CheckResponse> reply) {
    CheckResponse.Builder response = CheckResponse.newBuilder();
    Struct inputs = request.getNews();
    if (!type(request.getUrn()).equals(RESOURCE)) {
      inputs = inputs.toBuilder().putFields("__defaults", Wire.emptyList()).build();
    } else if (inputs.getFieldsCount() != 1 || !isBoolean(inputs.getFieldsMap().get("value"))) {
      response.addFailures(
          CheckFailure.newBuilder().setProperty("value").setReason("wanted: one boolean"));
    }
    answer(reply, response.setInputs(inputs).build());
  }

  private static boolean isBoolean(@Nullable Value value) {
    return value != null && (value.hasBoolValue() || value.equals(Wire.UNKNOWN));
  }

  @Override
  public void diff(DiffRequest request, StreamObserver<DiffResponse> reply) {
    answer(reply, difference(request));
  }

  private static DiffResponse difference(DiffRequest request) {
    return DiffResponse.newBuilder()
        .setChanges(
            request.getOldInputs().equals(request.getNews())
                ? DiffResponse.DiffChanges.DIFF_NONE
                : DiffResponse.DiffChanges.DIFF_SOME)
        .build();
  }

  @Override
  public void create(CreateRequest request, StreamObserver<CreateResponse> reply) {
    answer(
        reply,
        CreateResponse.newBuilder()
            .setId(request.getPreview() ? "" : "id")
            .setProperties(outputs(request.getUrn(), request.getProperties(), request.getPreview()))
            .build());
  }

  @Override
  public void update(UpdateRequest request, StreamObserver<UpdateResponse> reply) {
    answer(
        reply,
        UpdateResponse.newBuilder()
            .setProperties(outputs(request.getUrn(), request.getNews(), request.getPreview()))
            .build());
  }

  private static Struct outputs(String urn, Struct inputs, boolean preview) {
    Value result = preview ? Wire.UNKNOWN : Wire.text("result");
    return switch (type(urn)) {
      case LATE -> inputs.toBuilder().putFields("result", result).build();
      case PASSWORD -> inputs.toBuilder().putFields("result", Wire.secret(result)).build();
      default -> inputs;
    };
  }

  @Override
  public void read(ReadRequest request, StreamObserver<ReadResponse> reply) {
    answer(
        reply,
        ReadResponse.newBuilder()
            .setId(request.getId())
            .setInputs(request.getInputs())
            .setProperties(request.getProperties())
            .build());
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<Empty> reply) {
    answer(reply, Empty.getDefaultInstance());
  }

  @Override
  public void construct(ConstructRequest request, StreamObserver<ConstructResponse> reply) {
    answer(reply, Component.construct(request));
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> reply) {
    answer(reply, Empty.getDefaultInstance());
  }

  /** The type is the last of the chain in the third part of {@code urn:pulumi:…::…::…::…}. */
  private static String type(String urn) {
    String chain = urn.split("::", 4)[2];
    return chain.substring(chain.lastIndexOf('$') + 1);
  }

  private static <T> void answer(StreamObserver<T> reply, T message) {
    reply.onNext(message);
    reply.onCompleted();
  }
}
