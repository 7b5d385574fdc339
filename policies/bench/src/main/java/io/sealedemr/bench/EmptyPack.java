package io.sealedemr.bench;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** What the SDK costs by itself: a pack without a policy. */
public final class EmptyPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("empty", "1.0.0", List.of());
  }
}
