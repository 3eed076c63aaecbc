package io.operationscenter.kit.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

  private static final String PASSWORD = "korrekt/Pferd+\"Batterie\" 7";

  private final SecretMask mask = SecretMask.KNOWN_SHAPES.with(List.of(PASSWORD));

  static List<TokenExample> examples() {
    return TokenExample.ALL;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hidesTokensOfKnownIssuers(TokenExample example) {
    // Given
    String text = "before " + example.text() + " after";

    // When
    String masked = SecretMask.KNOWN_SHAPES.mask(text);

    // Then
    assertThat(masked)
        .doesNotContain(example.secret())
        .contains(SecretMask.REPLACEMENT)
        .startsWith("before ")
        .endsWith(" after");
  }

  @Test
  void hasAnExampleOfEveryShape() {
    // When
    List<String> without =
        TokenShapes.ALL.stream()
            .filter(
                shape ->
                    TokenExample.ALL.stream()
                        .noneMatch(example -> shape.pattern().matcher(example.text()).find()))
            .map(TokenShape::name)
            .toList();

    // Then
    assertThat(without).isEmpty();
    assertThat(TokenShapes.ALL).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "id 123e4567-e89b-12d3-a456-426614174000",
        "auto/4f6c-fix-the-task-scheduler-in-the-risk-calculation-module",
        "git@github.com:team/repository.git and ssh://git@github.com/team/repository.git",
        "https://github.com/team/repository/blob/main/src/a.py#L10",
        "https://registry.example/@scope/package and mail to somebody@example.com",
        "the bearer of responsibilities is the owner",
        "npm_config_cache=/tmp/npm pypi-publish-action-for-trusted-publishing-of-releases",
        "task-sk-1 disk-usage-report-for-the-whole-machine-of-today",
        "Authorization is checked before the request",
        "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkq\n-----END PUBLIC KEY-----"
      })
  void leavesOrdinaryTextAlone(String text) {
    assertThat(SecretMask.KNOWN_SHAPES.mask(text)).isEqualTo(text);
  }

  @Test
  void hidesARegisteredValueAlsoWhenItIsEncoded() {
    // Given
    String urlEncoded = "korrekt%2FPferd%2B%22Batterie%22+7";
    String json = "korrekt/Pferd+\\\"Batterie\\\" 7";
    String base64 = base64(PASSWORD);
    String basicHeader = base64("x-access-token:" + PASSWORD);
    String text = String.join("\n", PASSWORD, urlEncoded, json, base64, basicHeader);

    // When
    String masked = mask.mask(text);

    // Then
    assertThat(masked)
        .doesNotContain("Pferd", "Batterie", base64.substring(4, 20))
        .doesNotContain(base64(":" + PASSWORD).substring(4, 20));
    assertThat(masked.lines()).hasSize(5).allMatch(line -> line.contains("***"));
  }

  @Test
  void ignoresValuesTooShortToBeHidden() {
    // Given
    List<String> values = List.of("", "   ", "on", "12345");

    // When
    SecretMask result = SecretMask.KNOWN_SHAPES.with(values);

    // Then
    assertThat(values).noneMatch(SecretMask::canHide);
    assertThat(result.mask("turn on 12345")).isEqualTo("turn on 12345");
  }

  @Test
  void hidesASecretThatReachesOverTheEdgeOfASection() {
    // Given
    String text = "0123456789" + PASSWORD + "0123456789";

    // When
    String section = mask.mask(text, 5, 15);

    // Then
    assertThat(section).isEqualTo("56789***");
  }

  @Test
  void showsNoValueInItsOwnText() {
    assertThat(mask.toString()).doesNotContain("Pferd");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
