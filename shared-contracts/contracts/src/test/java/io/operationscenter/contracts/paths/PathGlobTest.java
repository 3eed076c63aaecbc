package io.operationscenter.contracts.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {

  @ParameterizedTest
  @CsvSource({
    "**/.ssh/**, .ssh/id_rsa",
    "**/.ssh/**, home/.ssh/id_rsa",
    "**/.ssh/**, home/.ssh",
    "**/*.env, .env",
    "**/*.env, config/prod.env",
    "**/migrations/**, migrations/1.py",
    "*.md, docs/a.md",
    "src/*, src/a/b",
    "a?c, a/c",
    "[]x], ]",
    "[!a], b",
    "[a-c]x, bx",
    "[-a], -",
    "a[, a[",
    "a/**/b, a/b",
    "a/**/b, a/x/y/b",
    "**, any/thing",
    "src/**, src",
  })
  void matches(String pattern, String path) {
    assertThat(PathGlob.of(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Dockerfile, sub/Dockerfile",
    "*.md, a.MD",
    "**/.ssh/**, x.ssh/id",
    "[!a], a",
    "src/**, srcs",
    "a/**/b, ab",
    "a/**/b, axb",
    "?, ''",
    "a**/b, ab",
  })
  void doesNotMatch(String pattern, String path) {
    assertThat(PathGlob.of(pattern).matches(path)).isFalse();
  }

  @Test
  void agreesWithARegularExpressionOnSeededPatternsAndPaths() {
    Random random = new Random(20260428);
    String[] pieces = {"a", "b", "/", "*", "?", "**/", "/**", "[ab]", "[!a]", ".", "**"};
    for (int i = 0; i < 200_000; i++) {
      String pattern = text(random, pieces, 6);
      String path = text(random, new String[] {"a", "b", "/", ".", "c"}, 7);

      assertThat(PathGlob.of(pattern).matches(path))
          .as("%s on %s", pattern, path)
          .isEqualTo(expression(pattern).matcher(path).matches());
    }
  }

  @Test
  void staysLinearWhereBacktrackingExplodes() {
    String pattern = "*a".repeat(60) + "b";
    String path = "a".repeat(3000);

    assertThat(PathGlob.of(pattern).matches(path)).isFalse();
  }

  @Test
  void staysLinearAlsoWithDirectories() {
    String pattern = "**/*a*/".repeat(40) + "b";
    String path = "a/".repeat(1500) + "c";

    assertThat(PathGlob.of(pattern).matches(path)).isFalse();
  }

  @Test
  void takesPatternsOfAnyLength() {
    String path = "a/".repeat(2000) + "b";

    assertThat(PathGlob.of("?*".repeat(4001)).matches(path)).isTrue();
    assertThat(PathGlob.of("**/".repeat(100_000) + "b").matches(path)).isTrue();
    assertThat(PathGlob.of("?*".repeat(4002)).matches(path)).isFalse();
    assertThat(PathGlob.of("**/a/".repeat(2000) + "b").matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"?, 😀", "*?, 😀", "[!a], 😀", "[😀-😂], 😁", "a*b, a😀b", "**/?, x/😀"})
  void aCharacterOutsideTheBasicPlaneIsOneCharacter(String pattern, String path) {
    assertThat(PathGlob.of(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"??, 😀", "*[!a]?, 😀", "?*?, 😀"})
  void andNeverTwo(String pattern, String path) {
    assertThat(PathGlob.of(pattern).matches(path)).isFalse();
  }

  private static String text(Random random, String[] pieces, int most) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  /** The rule of spec 03 §7.5 written down a second time, for patterns without odd classes. */
  private static Pattern expression(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); ) {
      if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
        regex.append("(?:.*/)?");
        i += 3;
      } else if (glob.startsWith("/**", i) && i + 3 == glob.length()) {
        regex.append("(?:/.*)?");
        i += 3;
      } else if (glob.startsWith("[ab]", i)) {
        regex.append("[ab]");
        i += 4;
      } else if (glob.startsWith("[!a]", i)) {
        regex.append("[^a]");
        i += 4;
      } else {
        char c = glob.charAt(i++);
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
