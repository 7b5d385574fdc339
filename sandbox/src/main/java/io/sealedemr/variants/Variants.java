package io.sealedemr.variants;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All variants. */
public final class Variants {

  private static final List<Variant> ALL =
      Stream.of(
              SecurityConfigurationVariants.all(),
              ClusterVariants.all(),
              ConfigurationVariants.all(),
              KeyVariants.all(),
              BucketVariants.all())
          .flatMap(List::stream)
          .toList();

  private Variants() {}

  /** All, in the order of the catalogue. */
  public static List<Variant> all() {
    return ALL;
  }

  /** The one of that name. */
  public static Optional<Variant> named(String name) {
    return ALL.stream().filter(variant -> variant.name().equals(name)).findFirst();
  }
}
