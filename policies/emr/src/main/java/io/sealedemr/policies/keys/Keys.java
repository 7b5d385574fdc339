package io.sealedemr.policies.keys;

import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policies.links.Link;
import io.sealedemr.policies.links.Outputs;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.List;

/** The KMS keys of a stack, their aliases and their policies. */
final class Keys {

  /** Type tokens of the provider {@code com.pulumi:aws}. */
  static final String KEY = "aws:kms/key:Key";

  static final String REPLICA = "aws:kms/replicaKey:ReplicaKey";
  static final String ALIAS = "aws:kms/alias:Alias";
  static final String POLICY = "aws:kms/keyPolicy:KeyPolicy";

  /** KMS Developer Guide, "Key policies in AWS KMS". */
  static final String POLICY_GUIDE =
      "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html";

  private Keys() {}

  /**
   * Whether a reference means a key of the stack: by the key's ARN, or by the ARN of an alias of
   * the stack that points to it.
   *
   * @param aliases those that it names, see {@link #aliases}
   */
  static Truth means(StackCheck it, Property reference, List<NamedAlias> aliases, Resource key) {
    Truth byAlias = Truth.NO;
    for (NamedAlias each : aliases) {
      byAlias = byAlias.or(each.named().and(pointsTo(it, each.alias(), key)));
    }
    Property arn = key.at("arn");
    // While the ARN is unknown the key does not exist, so no known text can be its ARN.
    return arn.value() instanceof Value.Text text
        ? byAlias.or(reference.is(text.value()))
        : byAlias;
  }

  /** An alias of the stack, and whether a reference is its ARN. */
  record NamedAlias(Resource alias, Truth named) {}

  /** The aliases of the stack whose ARN a reference is, or may be. */
  static List<NamedAlias> aliases(StackCheck it, Property reference) {
    return it.ofType(ALIAS).stream()
        .map(alias -> new NamedAlias(alias, isAlias(reference, alias)))
        .filter(alias -> !alias.named().no())
        .toList();
  }

  /** Whether a reference is the ARN of an alias, whoever owns that. */
  static Truth isAlias(Property reference) {
    return reference.matches(text -> KeyReference.alias(text).isPresent());
  }

  /** Whether a reference is the ARN of this alias. */
  static Truth isAlias(Property reference, Resource alias) {
    Property name = alias.at("name");
    if (name.value() instanceof Value.Text text) {
      return reference.matches(
          found -> KeyReference.alias(found).filter(text.value()::equals).isPresent());
    }
    return isAlias(reference).and(name.hasText());
  }

  /** Whether an alias points to a key of the stack. */
  static Truth pointsTo(StackCheck it, Resource alias, Resource key) {
    Link target = Link.by(alias, "targetKeyId", it.ofType(KEY));
    return target.toId(key, "keyId").or(target.toId(key, "arn"));
  }

  /**
   * The places that hold the policy of a key: the policies that the stack attaches to it or, if
   * there are none, its own.
   */
  static List<Resource> attachedPolicies(StackCheck it, Resource key) {
    return it.ofType(POLICY).stream().filter(policy -> !isPolicyOf(it, policy, key).no()).toList();
  }

  static Truth isPolicyOf(StackCheck it, Resource policy, Resource key) {
    return isPolicyOf(target(it, policy), key);
  }

  /** What the policy of a key is for. */
  static Link target(StackCheck it, Resource policy) {
    return Link.by(policy, "keyId", it.ofType(KEY));
  }

  static Truth isPolicyOf(Link target, Resource key) {
    return target.toId(key, "keyId").or(target.toId(key, "arn"));
  }

  /** Whether the program gave the key a policy in the key itself. */
  static Truth hasOwnPolicy(Resource key) {
    return Outputs.leftOut(key, "policy") ? Truth.NO : key.at("policy").hasText();
  }

  /** The statements of the policy in the property {@code policy}. */
  static List<Statement> statements(Resource carrier) {
    return Statement.of(carrier.at("policy"));
  }
}
