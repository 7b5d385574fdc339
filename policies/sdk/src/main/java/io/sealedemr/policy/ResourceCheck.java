package io.sealedemr.policy;

/**
 * One resource before one policy: what there is to read, and where findings go. The policy gives
 * place and fault; the host adds the policy's id, why it matters and the fix (see {@link
 * PolicySpec}) and redacts secrets.
 */
public interface ResourceCheck {

  Resource resource();

  StackInfo stack();

  /** The place below the resource's properties; see {@link Property#at}. */
  Property at(String... keys);

  /**
   * What the user has configured for this policy.
   *
   * @throws IllegalArgumentException if the spec does not name the setting, or the user must set it
   *     and has not; the host makes it a violation
   */
  <T> T setting(Setting<T> setting);

  /**
   * Reports a violation if the answer is no, and that the policy can't decide if it is open. The
   * message reads: place, found value, {@code wanted}.
   *
   * @param where the place that the answer is about
   * @param wanted what would be right, to stand after "wanted": {@code SSE-KMS or CSE-KMS}
   */
  void require(Property where, Truth good, String wanted);

  /** As {@link #require(Property, Truth, String)}, with a fix for this finding alone. */
  void require(Property where, Truth good, String wanted, String fix);

  /** As above for an answer that has no single place; the message is a full sentence. */
  void require(Truth good, String message);

  /** Reports a violation at a place; the message is a full sentence. */
  void violation(Property where, String message);

  /** Reports a violation; the message is a full sentence. */
  void violation(String message);

  /** Reports that the policy can't decide, if the answer is open. */
  void undetermined(Truth answer);

  /** Says that the policy has nothing to judge here; it does not count as passed. */
  void notApplicable(String reason);
}
