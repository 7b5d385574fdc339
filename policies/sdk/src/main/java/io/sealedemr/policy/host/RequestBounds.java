package io.sealedemr.policy.host;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.Value;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads requests whose property trees are nested deeper than protobuf's own bound of 100 messages,
 * and puts a mark in the place of a tree that is deeper than {@link Codec#MAX_DEPTH} levels, so
 * that a policy which reads it gets a value it can't judge, instead of the call an error.
 *
 * <p>A request that can't be read, or does not fit into the memory, is answered with a text: gRPC
 * itself would only break the call off.
 */
final class RequestBounds {

  /** A message is there several times over while it is read: in parts, as a whole, as a tree. */
  private static final int TIMES_IN_MEMORY = 5;

  /** The number of a field that no request has, for the reason why one is refused. */
  private static final int REFUSED = 536_870_911;

  /** Three messages a level: Struct, its entry, Value. */
  private static final int MESSAGES = 3 * Codec.MAX_DEPTH + 30;

  private static final Struct TOO_DEEP =
      Struct.newBuilder()
          .putFields(Codec.SIGNATURE, Value.newBuilder().setStringValue(Codec.TOO_DEEP).build())
          .build();

  private RequestBounds() {}

  /** The same service, reading its requests in this way. */
  static ServerServiceDefinition on(ServerServiceDefinition service) {
    ServerServiceDefinition.Builder bounded =
        ServerServiceDefinition.builder(service.getServiceDescriptor().getName());
    service.getMethods().forEach(method -> bounded.addMethod(on(method)));
    return ServerInterceptors.intercept(bounded.build(), new Refusals());
  }

  private static <Q, A> ServerMethodDefinition<Q, A> on(ServerMethodDefinition<Q, A> method) {
    MethodDescriptor<Q, A> plain = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        plain.toBuilder(new Bounded<>(plain.getRequestMarshaller()), plain.getResponseMarshaller())
            .build(),
        method.getServerCallHandler());
  }

  private record Bounded<Q>(Marshaller<Q> plain) implements Marshaller<Q> {

    @Override
    public InputStream stream(Q request) {
      return plain.stream(request);
    }

    @Override
    public Q parse(InputStream stream) {
      Q prototype = plain.parse(new ByteArrayInputStream(new byte[0]));
      if (!(prototype instanceof Message message)) {
        return plain.parse(stream);
      }
      @SuppressWarnings("unchecked") // A message's parser gives messages of its own type.
      Q request = (Q) bounded(message, stream);
      return request;
    }
  }

  private static Message bounded(Message prototype, InputStream stream) {
    long memory = Runtime.getRuntime().maxMemory();
    try {
      if (stream.available() <= memory / TIMES_IN_MEMORY) {
        return read(prototype, stream.readAllBytes());
      }
    } catch (OutOfMemoryError e) {
      // Said below, when the message is garbage.
    } catch (IOException e) {
      return refusal(
          prototype,
          Status.Code.INVALID_ARGUMENT,
          "The engine's request can't be read: " + e.getMessage());
    }
    return refusal(
        prototype,
        Status.Code.RESOURCE_EXHAUSTED,
        "The engine's request does not fit into the policy pack's memory (%d MiB). Set PULUMI_POLICY_JAVA_OPTIONS=-Xmx… to more."
            .formatted(memory >> 20));
  }

  private static Message refusal(Message prototype, Status.Code code, String text) {
    Field reason =
        Field.newBuilder()
            .addVarint(code.value())
            .addLengthDelimited(ByteString.copyFromUtf8(text))
            .build();
    return prototype
        .newBuilderForType()
        .setUnknownFields(UnknownFieldSet.newBuilder().addField(REFUSED, reason).build())
        .build();
  }

  /** Answers in the place of the service, which never sees a request that is refused. */
  private static final class Refusals implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
        private boolean refused;

        @Override
        public void onMessage(Q request) {
          if (request instanceof Message message && message.getUnknownFields().hasField(REFUSED)) {
            refused = true;
            Field reason = message.getUnknownFields().getField(REFUSED);
            call.close(
                Status.fromCodeValue(reason.getVarintList().get(0).intValue())
                    .withDescription(reason.getLengthDelimitedList().get(0).toStringUtf8()),
                new Metadata());
          } else {
            super.onMessage(request);
          }
        }

        @Override
        public void onHalfClose() {
          if (!refused) {
            super.onHalfClose();
          }
        }
      };
    }
  }

  private static Message read(Message prototype, byte[] bytes)
      throws InvalidProtocolBufferException {
    try {
      return parse(prototype, bytes);
    } catch (InvalidProtocolBufferException e) {
      ByteString shallow = shallow(prototype.getDescriptorForType(), ByteString.copyFrom(bytes));
      return parse(prototype, shallow.toByteArray());
    }
  }

  private static Message parse(Message prototype, byte[] bytes)
      throws InvalidProtocolBufferException {
    CodedInputStream input = CodedInputStream.newInstance(bytes);
    input.setRecursionLimit(MESSAGES);
    Message message = prototype.getParserForType().parseFrom(input);
    input.checkLastTagWas(0);
    return message;
  }

  /** The message with marks in the place of the trees that are too deep; other faults stay. */
  private static ByteString shallow(Descriptor type, ByteString bytes)
      throws InvalidProtocolBufferException {
    UnknownFieldSet fields = UnknownFieldSet.parseFrom(bytes);
    UnknownFieldSet.Builder changed = UnknownFieldSet.newBuilder(fields);
    for (FieldDescriptor field : type.getFields()) {
      if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE
          || !fields.hasField(field.getNumber())) {
        continue;
      }
      Field.Builder parts = Field.newBuilder();
      for (ByteString part : fields.getField(field.getNumber()).getLengthDelimitedList()) {
        parts.addLengthDelimited(shallowPart(field.getMessageType(), part));
      }
      changed.addField(field.getNumber(), parts.build());
    }
    return changed.build().toByteString();
  }

  private static ByteString shallowPart(Descriptor type, ByteString part)
      throws InvalidProtocolBufferException {
    if (!type.equals(Struct.getDescriptor())) {
      return shallow(type, part);
    }
    try {
      parse(Struct.getDefaultInstance(), part.toByteArray());
      return part;
    } catch (InvalidProtocolBufferException e) {
      return TOO_DEEP.toByteString();
    }
  }
}
