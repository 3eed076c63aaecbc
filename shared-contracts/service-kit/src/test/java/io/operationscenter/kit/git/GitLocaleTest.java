package io.operationscenter.kit.git;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GitLocaleTest {

  @Test
  void refusesALocaleThatWouldDamageNames() {
    assertThatThrownBy(() -> Git.requireUnicodeNames("ANSI_X3.4-1968"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ANSI_X3.4-1968")
        .hasMessageContaining("LC_ALL=C.UTF-8");
  }

  @Test
  void worksInAUnicodeLocale() {
    assertThatCode(() -> Git.requireUnicodeNames("utf-8")).doesNotThrowAnyException();
  }
}
