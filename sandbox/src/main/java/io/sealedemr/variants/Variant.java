package io.sealedemr.variants;

import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceTransformation;

/**
 * A fault that is built into the stack.
 *
 * @param name what {@code --variant} takes
 * @param change what is changed, as a reader of the stack would say it
 * @param rule the policy that must reject it
 * @param place the resource that is changed, and on which the policy must report
 * @param transformation makes the change to what the program registers
 */
public record Variant(
    String name, String change, String rule, Place place, ResourceTransformation transformation) {

  /**
   * A resource of the stack.
   *
   * @param type its type, such as {@code aws:kms/key:Key}
   * @param name its name in the program
   */
  public record Place(String type, String name) {

    static Place of(Class<? extends Resource> type, String name) {
      return new Place(type.getAnnotation(ResourceType.class).type(), name);
    }

    /** Whether a URN is this resource's. */
    public boolean is(String urn) {
      // urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME
      return urn.endsWith("::" + type + "::" + name) || urn.endsWith("$" + type + "::" + name);
    }
  }
}
