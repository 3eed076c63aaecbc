package io.operationscenter.kit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.log.LogScope;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A-1_b.c",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void keepsAnIdOfTheForm(String offered) {
    assertThat(Correlation.acceptOr(offered, () -> "new")).isEqualTo(offered);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "two words",
        "line\nbreak",
        "ümlaut",
        "<script>",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void replacesWhatIsNot(String offered) {
    assertThat(Correlation.acceptOr(offered, () -> "new")).isEqualTo("new");
  }

  @Test
  void holdsUntilTheScopeIsClosed() {
    try (LogScope _ = Correlation.open("outer")) {
      try (LogScope _ = Correlation.open("inner")) {
        assertThat(Correlation.current()).hasValue("inner");
      }
      assertThat(Correlation.current()).hasValue("outer");
    }
    assertThat(Correlation.current()).isEmpty();
  }

  @Test
  void aVirtualThreadHasItsOwn() throws InterruptedException {
    AtomicReference<String> seen = new AtomicReference<>();
    try (LogScope _ = Correlation.open("outer")) {
      Thread.startVirtualThread(
              () -> {
                try (LogScope _ = Correlation.open("own")) {
                  seen.set(Correlation.current().orElse(""));
                }
              })
          .join();

      assertThat(seen).hasValue("own");
      assertThat(Correlation.current()).hasValue("outer");
    }
  }
}
