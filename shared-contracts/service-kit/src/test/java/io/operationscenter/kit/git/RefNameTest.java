package io.operationscenter.kit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.process.Command;
import io.operationscenter.kit.process.ProcessRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-x",
        "a..b",
        "a@{1}",
        "@{",
        "@",
        "HEAD",
        "a b",
        "a~1",
        "a^",
        "a:b",
        "a?",
        "a*",
        "a[b",
        "a\\b",
        "a.lock",
        "a.lock/b",
        ".a",
        "a/.b",
        "a/",
        "/a",
        "a//b",
        "a.",
        "a\nb",
        "a\u007fb",
        "",
        "auto/-x"
      })
  void refusesWhatGitWouldReadAsSomethingElse(String branch) {
    assertThatThrownBy(() -> RefName.branch(branch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ref name 'refs/heads/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "auto/12-fix-a.b", "feature/é", "a@b", "a{b}", "a-", "{"})
  void takesOrdinaryNames(String branch) {
    assertThat(RefName.branch(branch).branchName()).isEqualTo(branch);
    assertThat(RefName.origin(branch).branchName()).isEqualTo(branch);
  }

  @Test
  void refusesNamesOutsideRefsAndEndlessOnes() {
    assertThatThrownBy(() -> new RefName("--upload-pack=x"))
        .hasMessageContaining("start with refs/");
    assertThatThrownBy(() -> RefName.branch("a".repeat(256)))
        .hasMessageContaining("longer than 255");
  }

  @Test
  void takesNothingThatGitItselfRefuses() {
    // Given
    Random random = new Random(20_260_101);
    String[] bits = {"a", "b", "/", ".", "-", "@", "{", "}", "~", ":", " ", "lock", "*", "\\", "é"};
    List<String> taken = new ArrayList<>();
    while (taken.size() < 60) {
      StringBuilder name = new StringBuilder("refs/heads/");
      for (int i = random.nextInt(6); i >= 0; i--) {
        name.append(bits[random.nextInt(bits.length)]);
      }
      if (RefName.fault(name.toString()) == null) {
        taken.add(name.toString());
      }
    }

    // When
    try (ProcessRunner runner =
        new ProcessRunner(Map.of("PATH", System.getenv("PATH")), () -> "m", System::nanoTime)) {

      // Then
      assertThat(taken)
          .allMatch(
              name ->
                  runner
                      .run(
                          Command.of(
                              Path.of("/"),
                              "git",
                              "check-ref-format",
                              "--branch",
                              name.substring("refs/heads/".length())))
                      .succeeded());
    }
  }
}
