package io.sealedemr.conformance.engine.provider;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;

/** The special forms of values that the provider makes itself. */
final class Wire {

  /** Stands for any value that is not known yet. */
  static final Value UNKNOWN = text("04da6b54-80e4-46f7-96ec-b56ff0331ba9");

  private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
  private static final Value SECRET = text("1b47061264138c4ac30d75fd1eb44270");

  private Wire() {}

  static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  static Value emptyList() {
    return Value.newBuilder().setListValue(ListValue.getDefaultInstance()).build();
  }

  static Value secret(Value value) {
    return Value.newBuilder()
        .setStructValue(Struct.newBuilder().putFields(SIGNATURE, SECRET).putFields("value", value))
        .build();
  }
}
