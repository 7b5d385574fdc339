package io.sealedemr.encryption;

import com.pulumi.resources.StackReference;
import com.pulumi.resources.StackReferenceOutputDetails;
import io.sealedemr.keys.KeyPurpose;
import io.sealedemr.settings.KeySettings;
import io.sealedemr.settings.KeySource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that are not made here.
 *
 * @param arns by purpose, plain strings
 */
public record TakenKeys(Map<KeyPurpose, String> arns) {

  public TakenKeys {
    arns = Map.copyOf(arns);
  }

  /** The ARN of the key for this purpose; empty if the stack makes it. */
  public Optional<String> arn(KeyPurpose purpose) {
    return Optional.ofNullable(arns.get(purpose));
  }

  /**
   * Finds the keys that the settings name. Outputs of another stack are waited for: documents are
   * made of them, and would not be known at the first preview if these were outputs here too.
   *
   * @param needed the purposes that need a key
   * @throws TakenKeyException if another stack has no such key, or keeps its ARN secret
   */
  public static TakenKeys lookUp(KeySettings settings, Set<KeyPurpose> needed, String region) {
    Map<KeyPurpose, String> arns = new EnumMap<>(KeyPurpose.class);
    Map<String, StackReference> stacks = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (KeyPurpose purpose : needed) {
      KeySource source = settings.source(purpose);
      if (source instanceof KeySource.Existing existing) {
        arns.put(purpose, existing.arn());
      } else if (source instanceof KeySource.StackOutput output) {
        StackReference stack = stacks.computeIfAbsent(output.stack(), StackReference::new);
        Answer answer = Answer.of(stack.outputDetailsAsync(output.output()).join(), region);
        answer.arn().ifPresent(arn -> arns.put(purpose, arn));
        if (answer.arn().isEmpty()) {
          faults.add(
              KeySettings.KEY
                  + "."
                  + purpose.text()
                  + ".output: the output \""
                  + output.output()
                  + "\" of stack "
                  + output.stack()
                  + " "
                  + answer.fault()
                  + "; allowed: "
                  + KeySettings.aKeyArn(region));
        }
      } else if (settings.byArn()) {
        faults.add(
            KeySettings.KEY
                + ".reference: found \"key\" while the stack makes the key: "
                + purpose.text()
                + "; allowed: \"key\" for keys that are taken by arn or from another stack");
      }
    }
    if (!faults.isEmpty()) {
      throw new TakenKeyException(faults);
    }
    return new TakenKeys(arns);
  }

  /** What another stack said: an ARN, or what is wrong with it. */
  private record Answer(Optional<String> arn, String fault) {

    static Answer of(StackReferenceOutputDetails details, String region) {
      if (details.getSecretValue().isPresent()) {
        return bad("is a secret");
      }
      Optional<Object> value = details.getValue();
      if (value.isEmpty()) {
        return bad("is not there; if it is new there, bring that stack up first");
      }
      if (value.get() instanceof String text) {
        return KeySettings.isKeyArn(text, region)
            ? new Answer(Optional.of(text), "")
            : bad("is \"" + text + "\"");
      }
      return bad("is no text");
    }

    private static Answer bad(String fault) {
      return new Answer(Optional.empty(), fault);
    }
  }
}
