package io.sealedemr.policies.keys;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import java.util.ArrayList;
import java.util.List;

/** Finds an alias, as the name of a key, that the stack does not own. */
public final class KeyAliasForeign implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("key-alias-foreign")
          .summary(
              "A key is named by an alias that this stack does not own, or that leads "
                  + "out of this stack.")
          .why("Whoever may update an alias chooses the key.")
          .fix(
              "Name the key by the ARN of the key, or own the alias: an Alias of this "
                  + "stack with targetKeyId of a Key of this stack.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:U05")
          .types(KeyPlaces.SECURITY_CONFIGURATION, KeyPlaces.CLUSTER, Keys.ALIAS)
          .url("https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    List<Resource> users = new ArrayList<>(it.ofType(KeyPlaces.SECURITY_CONFIGURATION));
    users.addAll(it.ofType(KeyPlaces.CLUSTER));
    for (Resource user : users) {
      for (Property key : KeyPlaces.of(user)) {
        judge(it, user, key);
      }
    }
  }

  private static void judge(StackCheck it, Resource user, Property key) {
    if (Keys.isAlias(key).no() || key.matches(KeyReference::isAwsManaged).yes()) {
      return;
    }
    Truth owned = Truth.NO;
    for (Resource alias : it.ofType(Keys.ALIAS)) {
      Truth named = Keys.isAlias(key, alias);
      if (named.no()) {
        continue;
      }
      owned = owned.or(named);
      Truth within =
          it.ofType(Keys.KEY).stream()
              .map(each -> Keys.pointsTo(it, alias, each))
              .reduce(Truth.NO, Truth::or);
      it.require(alias, alias.at("targetKeyId"), named.not().or(within), "a key of this stack");
    }
    it.require(user, key, Keys.isAlias(key).not().or(owned), "an alias of this stack");
  }
}
