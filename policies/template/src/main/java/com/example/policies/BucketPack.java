package com.example.policies;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** The pack: META-INF/services names this class. */
public final class BucketPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "bucket-policies",
        "0.1.0",
        List.of(new BucketAclPublic(), new BucketOwnerMissing(), new BucketWithoutAccessBlock()));
  }
}
