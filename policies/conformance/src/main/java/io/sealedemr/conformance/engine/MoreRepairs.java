package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** A second pack that repairs what {@link Repairs} repairs. */
public final class MoreRepairs implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("more-repairs", "0.0.1", List.of(Repairs.appending("appends-three", "three")));
  }
}
