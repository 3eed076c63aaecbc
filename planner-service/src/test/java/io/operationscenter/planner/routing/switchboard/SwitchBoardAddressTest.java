package io.operationscenter.planner.routing.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where SwitchBoard is said to be. */
class SwitchBoardAddressTest {

  @Test
  void slashesAtTheEndDoNotCount() {
    assertThat(SwitchBoardAddress.of("http://localhost:20401//"))
        .hasToString("http://localhost:20401");
  }

  @Test
  void userInformationIsNotShown() {
    assertThat(SwitchBoardAddress.of("https://user:secret@router.example/x"))
        .hasToString("https://router.example/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:20401", "ftp://router", "http://", "http://ho st", "http://h?q=secret"})
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SwitchBoardAddress.of(url))
        .withMessageContaining("OPERATIONS_CENTER_SWITCHBOARD_URL")
        .withMessageNotContaining(url);
  }
}
