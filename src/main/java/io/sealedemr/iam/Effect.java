package io.sealedemr.iam;

/** Whether a statement allows or denies, spelt as in a policy document. */
public enum Effect {
  ALLOW("Allow"),
  DENY("Deny");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
