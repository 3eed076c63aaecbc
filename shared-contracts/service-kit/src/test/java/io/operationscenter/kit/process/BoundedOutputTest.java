package io.operationscenter.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.masking.SecretMask;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedOutputTest {

  private static final String SECRET = "korrekt-pférd";
  private static final SecretMask MASK = SecretMask.KNOWN_SHAPES.with(List.of(SECRET));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 29, 30, 31, 50, 99, 1_000, 17_029, 17_031, 40_000, 90_000})
  void keepsBothEndsOfAnyLength(int length) {
    // Given
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('a' + Math.floorMod(bytes[i], 26));
    }
    String text = new String(bytes, StandardCharsets.US_ASCII);
    BoundedOutput output = new BoundedOutput(new OutputBounds(10, 20), MASK);

    // When
    appendInPieces(output, bytes);

    // Then
    String expected =
        length <= 30
            ? text
            : text.substring(0, 10)
                + "\n...["
                + (length - 30)
                + " bytes left out]...\n"
                + text.substring(length - 20);
    assertThat(output.captured().text()).isEqualTo(expected);
    assertThat(output.captured().droppedBytes()).isEqualTo(Math.max(0, length - 30));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 50_000})
  void masksASecretThatLiesAcrossTheCuts(int between) {
    // Given
    BoundedOutput output = new BoundedOutput(new OutputBounds(10, 10), MASK);

    // When
    appendInPieces(
        output,
        ("12345" + SECRET + "x".repeat(between) + SECRET + "54321")
            .getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(output.captured().text()).startsWith("12345***").endsWith("***54321");
    assertThat(output.captured().text()).doesNotContain("korr", "rd5");
  }

  @Test
  void keepsBytesThatAreNoText() {
    // Given
    byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3, 'a'};
    BoundedOutput output = new BoundedOutput(new OutputBounds(10, 10), MASK);

    // When
    output.drain(new ByteArrayInputStream(bytes));

    // Then
    assertThat(output.captured().bytes()).isEqualTo(bytes);
    assertThat(output.captured().verbatim()).isEqualTo("\uFFFD\0\uFFFDa");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000})
  void showsAMarkInPlaceOfNul(int between) {
    // Given
    BoundedOutput output = new BoundedOutput(new OutputBounds(10, 10), MASK);

    // When
    appendInPieces(
        output, ("a\0b" + "x".repeat(between) + "c\0d").getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(output.captured().text()).startsWith("a\uFFFDb").endsWith("c\uFFFDd");
  }

  @Test
  void givesNoBytesOfAnIncompleteOutput() {
    // Given
    BoundedOutput output = new BoundedOutput(new OutputBounds(1, 1), SecretMask.NOTHING);

    // When
    output.append("abc".getBytes(StandardCharsets.US_ASCII), 3);

    // Then
    assertThatThrownBy(() -> output.captured().bytes())
        .hasMessage("output is not complete: 1 bytes dropped");
    assertThat(output.captured().text()).isEqualTo("a\n...[1 bytes left out]...\nc");
  }

  private static void appendInPieces(BoundedOutput output, byte[] bytes) {
    Random random = new Random(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(9_000));
      byte[] piece = new byte[length];
      System.arraycopy(bytes, at, piece, 0, length);
      output.append(piece, length);
      at += length;
    }
  }
}
