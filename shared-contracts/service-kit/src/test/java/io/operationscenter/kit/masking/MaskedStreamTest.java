package io.operationscenter.kit.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedStreamTest {

  private static final String PASSWORD = "korrekt-pferd-batterie";

  private final SecretMask mask = SecretMask.KNOWN_SHAPES.with(List.of(PASSWORD));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void masksAsIfTheTextHadComeInOnePiece(long seed) throws IOException {
    // Given
    Random random = new Random(seed);
    String text = textWithSecrets(random);

    // When
    StringBuilder streamed = new StringBuilder();
    try (MaskedStream stream = new MaskedStream(mask, streamed)) {
      int position = 0;
      while (position < text.length()) {
        int end = Math.min(text.length(), position + 1 + random.nextInt(4_000));
        stream.write(text.substring(position, end));
        position = end;
      }
    }

    // Then
    assertThat(streamed.toString()).as("seed %d", seed).isEqualTo(mask.mask(text));
    assertThat(streamed).doesNotContain(PASSWORD);
  }

  @Test
  void findsASecretCutIntoSingleCharacters() throws IOException {
    // Given
    StringBuilder streamed = new StringBuilder();

    // When
    try (MaskedStream stream = new MaskedStream(mask, streamed)) {
      for (char character : ("a " + PASSWORD + " b").toCharArray()) {
        stream.write(String.valueOf(character));
      }
    }

    // Then
    assertThat(streamed).hasToString("a *** b");
  }

  @Test
  void holdsBackNoMoreThanAFewTimesTheReachOfASecret() throws IOException {
    // Given
    StringBuilder streamed = new StringBuilder();
    MaskedStream stream = new MaskedStream(mask, streamed);

    // When
    int written = 10 * mask.reach();
    stream.write("x ".repeat(written / 2));

    // Then
    assertThat(streamed.length()).isGreaterThanOrEqualTo(written - 2 * mask.reach());
  }

  private static String textWithSecrets(Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 150_000) {
      TokenExample example = TokenExample.ALL.get(random.nextInt(TokenExample.ALL.size()));
      text.append("line ".repeat(random.nextInt(200))).append('\n');
      text.append(random.nextBoolean() ? example.text() : PASSWORD).append('\n');
    }
    return text.toString();
  }
}
