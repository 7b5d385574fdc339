package io.sealedemr.policies.buckets;

import io.sealedemr.policies.links.Link;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurationDocument;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.List;

/** The objects of a stack that hold the certificates of a security configuration. */
final class Certificates {

  private Certificates() {}

  static List<Resource> objects(StackCheck it) {
    List<Resource> objects = new ArrayList<>();
    Buckets.OBJECTS.forEach(type -> objects.addAll(it.ofType(type)));
    return objects;
  }

  /** Whether an object is the zip that a security configuration reads its certificates from. */
  static Truth areIn(StackCheck it, Resource object) {
    Truth named = Truth.NO;
    for (Resource configuration : it.ofType(SecurityConfigurations.TYPE)) {
      var document = SecurityConfigurationDocument.of(configuration);
      Property location = document.certificates().at("S3Object");
      Truth read =
          document
              .inTransitOn()
              .and(document.certificates().at("CertificateProviderType").is("PEM"));
      Truth sameKey =
          new Link(configuration, "configuration", location, objects(it))
              .toName(
                  object,
                  "key",
                  (text, key) ->
                      S3Location.of(text).filter(place -> place.key().equals(key)).isPresent());
      named = named.or(read.and(sameKey).and(isInBucketOf(location, object)));
    }
    return named;
  }

  private static Truth isInBucketOf(Property location, Resource object) {
    if (object.at("bucket").value() instanceof Value.Text bucket
        && location.value() instanceof Value.Text) {
      return location.matches(text -> S3Location.isIn(text, bucket.value()));
    }
    // The key alone decides: of two objects with this key both are judged.
    return Truth.YES;
  }
}
