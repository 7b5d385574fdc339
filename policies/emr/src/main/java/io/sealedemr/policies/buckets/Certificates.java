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
import java.util.Optional;
import java.util.function.Function;

/** The objects of a stack that hold the certificates of a security configuration. */
final class Certificates {

  static final String GUIDE =
      "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-enable.html";

  private Certificates() {}

  /**
   * Judges what each certificate zip holds. One whose content the program gives as a file, or that
   * is not known yet, can't be judged.
   *
   * @param faults the faults, as sentences, of a zip's certificates; of nothing if it is unreadable
   */
  static void judge(StackCheck it, Function<Optional<CertificateZip>, List<String>> faults) {
    for (Resource object : objects(it)) {
      Truth judged = areIn(it, object);
      if (judged.no()) {
        continue;
      }
      Property content = object.at("contentBase64");
      Truth given = content.matches(text -> true);
      if (content.value() instanceof Value.Text text) {
        faults
            .apply(CertificateZip.of(text.value()))
            .forEach(fault -> it.require(object, judged.not(), fault));
      } else {
        it.undetermined(object, judged.and(given.open() ? given : Truth.open(content.path())));
      }
    }
  }

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
