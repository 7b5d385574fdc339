package io.sealedemr.policy.host;

/** What a developer needs to mend a policy that failed, on standard error. */
final class Complaint {

  private static final int MOST_FRAMES = 30;

  private Complaint() {}

  /**
   * Prints where a policy failed.
   *
   * @param text the failure's own text, clean of secrets; the texts of its causes are not shown
   */
  static void print(String policy, Throwable failure, String text) {
    StringBuilder lines = new StringBuilder();
    lines.append("policy '").append(policy).append("' failed: ");
    lines.append(failure.getClass().getName()).append(": ").append(text);
    int frames = 0;
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("io.sealedemr.policy.host.Judgement")
          || frames++ == MOST_FRAMES) {
        break;
      }
      lines.append("\n    at ").append(frame);
    }
    System.err.println(lines);
  }
}
