package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.execution.workspaces.TreeDiff;
import io.operationscenter.kit.git.FileChange;
import io.operationscenter.kit.masking.SecretMask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindSecretsTest {

  private static final String TOKEN = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4";

  private static String patch(String file, String... lines) {
    return """
        diff --git a/%1$s b/%1$s
        --- a/%1$s
        +++ b/%1$s
        @@ -1,2 +1,2 @@
        """
            .formatted(file)
        + String.join("\n", lines)
        + "\n";
  }

  private static List<String> found(String patch) {
    return FindSecrets.in(new TreeDiff(List.of(), List.of(), 0, 0, patch), SecretMask.KNOWN_SHAPES);
  }

  @Test
  void namesTheFilesThatGainASecretInTheOrderOfTheDiff() {
    // Given
    String patch =
        patch("z.py", "+key = " + TOKEN) + patch("m.py", "+plain") + patch("a.py", "+" + TOKEN);

    // When // Then
    assertThat(found(patch)).containsExactly("z.py", "a.py");
  }

  @Test
  void ignoresSecretsThatWereThereOrAreTakenAway() {
    assertThat(found(patch("a.py", " key = " + TOKEN, "-key = " + TOKEN, "+key = env"))).isEmpty();
  }

  @Test
  void looksBehindACarriageReturn() {
    assertThat(found(patch("a.py", "+harmless\r" + TOKEN))).containsExactly("a.py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u = %3D",
        "k = \"\\n",
        "{\"k\":\"a\\t",
        "{\"k\":\"{\\\"v\\\":\\\"a\\\\n",
        "k = \"\\u000a",
        "k = b'\\x3d"
      })
  void looksBehindAnEscape(String before) {
    assertThat(found(patch("a.py", "+" + before + TOKEN + "\""))).containsExactly("a.py");
  }

  @Test
  void takesAnAddedLineThatLooksLikeAHeaderAsText() {
    assertThat(found(patch("a.py", "+++ b/other.py", "+" + TOKEN))).containsExactly("a.py");
  }

  @Test
  void findsASecretThatSpansLines() {
    // Given
    String begin = "-----BEGIN " + "RSA PRIVATE KEY-----";
    String end = "-----END " + "RSA PRIVATE KEY-----";

    // When // Then
    assertThat(found(patch("k.pem", "+" + begin, "+MIIEowIBAAKCAQEA", "+" + end)))
        .containsExactly("k.pem");
  }

  @Test
  void looksBetweenTheBytesOfWideText() {
    String wide = TOKEN.replaceAll("(.)", "$1\0");

    assertThat(found(patch("a.bin", "+" + wide))).containsExactly("a.bin");
  }

  @Test
  void aNameThatIsASecretIsNamedWithoutIt() {
    // Given
    TreeDiff diff =
        new TreeDiff(
            List.of(new FileChange(FileChange.Kind.ADDED, "keys/" + TOKEN + ".txt", null)),
            List.of(),
            0,
            0,
            "");

    // When // Then
    assertThat(FindSecrets.in(diff, SecretMask.KNOWN_SHAPES)).containsExactly("keys/***.txt");
  }
}
