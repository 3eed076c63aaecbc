package io.operationscenter.kit.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  static Stream<Arguments> examplesBehindAnEscape() {
    return TokenExample.ALL.stream()
        .filter(example -> prefixed().anyMatch(shape -> isOf(shape, example)))
        .flatMap(
            example ->
                Stream.of(
                        "\\n",
                        "\\r",
                        "\\t",
                        "\\b",
                        "\\f",
                        "\\v",
                        "\\0",
                        "\\012",
                        "\\\\n",
                        "\\\\\\\\t",
                        "\\x3D",
                        "\\x0a",
                        "\\u003d",
                        "\\u000A",
                        "\\\\u003D",
                        "\\U0000003d",
                        "%3D",
                        "%3d",
                        "%0A",
                        "%20",
                        "%C3%AA",
                        "%253D",
                        "%25250a",
                        "\u001b[1;31m",
                        "\\x1b[0m",
                        "\u001b[m")
                    .map(escape -> Arguments.of(escape, example)));
  }

  private static Stream<TokenShape> prefixed() {
    return TokenShapes.ALL.stream()
        .filter(shape -> shape.pattern().pattern().startsWith(TokenShapes.WORD));
  }

  private static boolean isOf(TokenShape shape, TokenExample example) {
    return shape.pattern().matcher(example.text()).lookingAt();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("examplesBehindAnEscape")
  void hidesTokensDirectlyBehindAnEscape(String escape, TokenExample example) {
    // Given
    String text = "k = \"a" + escape + example.text() + "\"";

    // When
    String masked = SecretMask.KNOWN_SHAPES.mask(text);

    // Then
    assertThat(masked).isEqualTo("k = \"a" + escape + SecretMask.REPLACEMENT + "\"");
  }

  @Test
  void looksBehindAnEscapeForEveryShapeThatBeginsLikeAWord() {
    assertThat(prefixed())
        .hasSizeGreaterThan(25)
        .allMatch(shape -> TokenExample.ALL.stream().anyMatch(example -> isOf(shape, example)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\u000a", "%0A", "%3D"})
  void hidesABearerTokenDirectlyBehindAnEscape(String escape) {
    // Given
    String token = "a1B2c3D4e5F6g7H8";

    // When
    String masked = SecretMask.KNOWN_SHAPES.mask("said" + escape + "Bearer " + token);

    // Then
    assertThat(masked).isEqualTo("said" + escape + "Bearer ***");
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
        "C:\\task-scheduler-of-the-whole-machine\\risk-model-for-all-of-the-portfolios",
        "/disk-usage-of-the-whole-machine?task-list-of-all-the-people=risk-report-of-2026",
        "format %desk-plan-of-the-whole-building and %dask-cluster-of-the-whole-company",
        "the n1sk-and-more-than-twenty-letters and 3Dsk-and-more-than-twenty-letters",
        "[msk-cluster-of-the-whole-company] and [msk-cluster-of-the-other-company]",
        "nghp_a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8 is the name of a column",
        "Authorization is checked before the request",
        "SKEW_AND_MORE and SK0123456789abcdef0123456789abcdef0123456789abcdef",
        "cache-key-0123456789abcdef0123456789abcdef and impul-9fceb02d0ae598e95dc970b74767f193",
        "std::AAA and 12345678:AAbreviation and 12:34:AA",
        "the AccountKey= of an account, SharedAccessKey={key} and AccountKey=$ACCOUNT_KEY",
        "aapi/dapi-and-more dp.pt.short sl.short pat-na1-name https://a.example/api/webhooks/1/x",
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
