package io.sealedemr.keys;

import io.sealedemr.iam.AwsScope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who uses and manages the keys of a stack. All ARNs are plain strings known before anything
 * exists, so that the policies are known at the first preview.
 *
 * @param scope where the stack stands
 * @param administrators ARNs of roles or users that manage the keys without using them; the
 *     deployer is one of them, or KMS's lock-out check would refuse the policy
 * @param deployer ARN of the role or user that runs Pulumi: it copies the image and uploads the TLS
 *     zip
 * @param serviceRole ARN of the EMR service role
 * @param instanceRole ARN of the role in the nodes' instance profile
 * @param dataRoles ARNs of roles in whose name EMRFS reads and writes data besides the instance
 *     role: those of EMRFS's role mappings; may be empty
 * @param logReaders ARNs of roles or users that read logs in S3; may be empty
 */
public record KeyUsers(
    AwsScope scope,
    List<String> administrators,
    String deployer,
    String serviceRole,
    String instanceRole,
    List<String> dataRoles,
    List<String> logReaders) {

  public KeyUsers {
    administrators = List.copyOf(administrators);
    dataRoles = List.copyOf(dataRoles);
    logReaders = List.copyOf(logReaders);
    List<String> faults = new ArrayList<>();
    if (administrators.isEmpty()) {
      faults.add("administrators: found none, allowed: one or more");
    } else if (!administrators.contains(deployer)) {
      faults.add(
          "administrators: \""
              + deployer
              + "\", which runs Pulumi, is not among them; AWS KMS refuses a key policy that locks"
              + " out its writer");
    }
    administrators.forEach(arn -> checkPrincipal(scope, "administrators", arn, faults));
    checkPrincipal(scope, "deployer", deployer, faults);
    checkPrincipal(scope, "serviceRole", serviceRole, faults);
    checkPrincipal(scope, "instanceRole", instanceRole, faults);
    dataRoles.forEach(arn -> checkPrincipal(scope, "dataRoles", arn, faults));
    logReaders.forEach(arn -> checkPrincipal(scope, "logReaders", arn, faults));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /**
   * A role or user of this account. The account root would hand the decision over to every IAM
   * policy, and a session ends. Emulators of AWS have users of STS, so that is let through.
   */
  private static void checkPrincipal(AwsScope scope, String name, String arn, List<String> faults) {
    Pattern allowed =
        Pattern.compile(
            "arn:" + scope.partition() + ":(iam|sts)::" + scope.account() + ":(role|user)/[^*?]+");
    if (!allowed.matcher(arn).matches()) {
      faults.add(
          name
              + ": found \""
              + arn
              + "\", allowed: the ARN of a role or user in account "
              + scope.account());
    }
  }
}
