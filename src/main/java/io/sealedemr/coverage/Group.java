package io.sealedemr.coverage;

import java.util.List;
import java.util.Locale;

/** A kind of encryption that an environment can leave out, and accept, as a whole. */
enum Group {
  IN_TRANSIT("encryption in transit") {
    @Override
    boolean off(Situation situation) {
      return !situation.transit().tls();
    }
  },
  AT_REST_S3("encryption of S3 data") {
    @Override
    boolean off(Situation situation) {
      return situation.atRest().s3() == null;
    }
  },
  AT_REST_LOCAL_DISK("local disk encryption") {
    @Override
    boolean off(Situation situation) {
      return situation.atRest().disk() == null;
    }
  };

  private final String words;

  Group(String words) {
    this.words = words;
  }

  /** Whether the whole of it is off; only then its id accepts anything. */
  abstract boolean off(Situation situation);

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String words() {
    return words;
  }

  static List<String> ids() {
    return List.of(IN_TRANSIT.id(), AT_REST_S3.id(), AT_REST_LOCAL_DISK.id());
  }
}
