package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.masking.SecretMask;
import java.util.List;
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
    assertThat(CommitMessage.of(Requests.of(goal + "\nsecond line"), SecretMask.KNOWN_SHAPES))
        .isEqualTo(subject);
  }

  @Test
  void cutsAtSeventyTwoCharactersWithoutHalvingOne() {
    // When
    String subject =
        CommitMessage.of(Requests.of("x".repeat(71) + "\uD83D\uDE00yz"), SecretMask.KNOWN_SHAPES);

    // Then
    assertThat(subject).isEqualTo("x".repeat(71) + "\uD83D\uDE00");
  }

  @Test
  void namesTheRunWhereNothingIsLeft() {
    assertThat(CommitMessage.of(Requests.of("** `. -` **"), SecretMask.KNOWN_SHAPES))
        .isEqualTo("Operations Center run 01234567");
  }

  @Test
  void hidesSecretsBeforeItIsCut() {
    // Given
    String token = "ghp_0123456789abcdefghijABCDEFGHIJ";
    SecretMask mask = SecretMask.KNOWN_SHAPES.with(List.of("hunter2-of-ours"));

    // When
    String subject =
        CommitMessage.of(Requests.of("Replace `" + token + "` by hunter2-of-ours in src"), mask);
    String cut = CommitMessage.of(Requests.of("x".repeat(60) + " " + token), mask);

    // Then
    assertThat(subject).isEqualTo("Replace *** by *** in src");
    assertThat(cut).isEqualTo("x".repeat(60) + " ***");
  }
}
