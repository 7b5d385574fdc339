package io.sealedemr.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecureStackTest {

  @Test
  void noRuleObjectsToTheSecureStackNorLeavesAnythingOpen() {
    StackFixture.Verdict verdict = StackFixture.secure().judge();

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.undetermined()).isEmpty();
  }
}
