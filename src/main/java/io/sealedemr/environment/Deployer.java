package io.sealedemr.environment;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.iam.IamFunctions;
import com.pulumi.aws.iam.inputs.GetSessionContextPlainArgs;
import com.pulumi.aws.outputs.GetCallerIdentityResult;

/**
 * Who runs Pulumi, and in which account.
 *
 * @param account twelve digits
 * @param arn of the role or user, never of a session: a key policy that names a session locks out
 *     everyone once it ends
 */
public record Deployer(String account, String arn) {

  /** Asks AWS, and waits for the answer: names and policies are made of it. */
  public static Deployer lookUp() {
    GetCallerIdentityResult caller = AwsFunctions.getCallerIdentityPlain().join();
    String arn = caller.arn();
    if (arn.contains(":assumed-role/")) {
      // The session's ARN lacks the path of its role, so AWS is asked for the role.
      arn =
          IamFunctions.getSessionContextPlain(GetSessionContextPlainArgs.builder().arn(arn).build())
              .join()
              .issuerArn();
    }
    return new Deployer(caller.accountId(), arn);
  }

  /** The partition, such as {@code aws}. */
  public String partition() {
    return arn.split(":", -1)[1];
  }
}
