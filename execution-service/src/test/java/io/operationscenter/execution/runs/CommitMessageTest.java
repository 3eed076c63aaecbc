package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitMessageTest {

  @ParameterizedTest
  @CsvSource({
    "Mend the greeting,Mend the greeting",
    "'  Mend it.  ',Mend it",
    "[Goal] [Fix] Mend it,Mend it",
    "**Mend** the `greeting`,Mend the greeting",
    "'- Mend it -',Mend it",
    "[not a tag],[not a tag]",
    "'Mend\tit',Mend it",
  })
  void takesTheFirstLineWithoutItsMarks(String goal, String subject) {
    assertThat(CommitMessage.of(Requests.of(goal + "\nsecond line"))).isEqualTo(subject);
  }

  @Test
  void cutsAtSeventyTwoCharactersWithoutHalvingOne() {
    // When
    String subject = CommitMessage.of(Requests.of("x".repeat(71) + "\uD83D\uDE00yz"));

    // Then
    assertThat(subject).isEqualTo("x".repeat(71) + "\uD83D\uDE00");
  }

  @Test
  void namesTheRunWhereNothingIsLeft() {
    assertThat(CommitMessage.of(Requests.of("** `. -` **")))
        .isEqualTo("Operations Center run 01234567");
  }
}
