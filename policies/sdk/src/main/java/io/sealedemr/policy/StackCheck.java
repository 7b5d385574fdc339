package io.sealedemr.policy;

import java.util.List;
import java.util.Optional;

/** All resources of a stack before one policy; see {@link ResourceCheck} for how it reports. */
public interface StackCheck {

  List<Resource> resources();

  /** The resources with this type token. */
  List<Resource> ofType(String type);

  /** The resource with this URN, for following an edge; empty if the stack has none. */
  Optional<Resource> find(String urn);

  /** The resource's parent; empty for the stack itself. */
  Optional<Resource> parent(Resource resource);

  StackInfo stack();

  /** What the user has configured for this policy; see {@link ResourceCheck#setting}. */
  <T> T setting(Setting<T> setting);

  /**
   * Reports a violation on a resource if the answer is no, and that the policy can't decide if it
   * is open.
   *
   * @param where the place that the answer is about, in that resource
   * @param wanted what would be right, to stand after "wanted"
   */
  void require(Resource on, Property where, Truth good, String wanted);

  /** As {@link #require(Resource, Property, Truth, String)}, with a fix for this finding alone. */
  void require(Resource on, Property where, Truth good, String wanted, String fix);

  /** As above for an answer that has no single place; the message is a full sentence. */
  void require(Resource on, Truth good, String message);

  /** Reports a violation at a place of a resource; the message is a full sentence. */
  void violation(Resource on, Property where, String message);

  /** Reports a violation on a resource; the message is a full sentence. */
  void violation(Resource on, String message);

  /** Reports a violation on the stack as a whole; the message is a full sentence. */
  void violation(String message);

  /** Reports that the policy can't decide about a resource, if the answer is open. */
  void undetermined(Resource on, Truth answer);

  /** Says that the policy has nothing to judge in this stack; it does not count as passed. */
  void notApplicable(String reason);
}
