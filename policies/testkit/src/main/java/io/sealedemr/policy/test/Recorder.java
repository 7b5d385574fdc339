package io.sealedemr.policy.test;

import io.sealedemr.policy.Path;
import io.sealedemr.policy.host.Documents;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Keeps the places that a policy looks at. */
final class Recorder extends Documents {
  private final Set<Path> places = Collections.synchronizedSet(new LinkedHashSet<>());

  Recorder(String resource) {
    super(resource);
  }

  @Override
  public void seen(Path place) {
    if (!place.equals(Path.ROOT)) {
      places.add(place);
    }
  }

  Set<Path> places() {
    return Set.copyOf(places);
  }
}
