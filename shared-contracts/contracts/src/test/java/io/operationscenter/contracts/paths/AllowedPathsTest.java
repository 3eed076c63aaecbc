package io.operationscenter.contracts.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPathsTest {

  @ParameterizedTest
  @CsvSource({
    "src/, src/a.py",
    "src, src/a/b.py",
    "./src/, src/a.py",
    "app/[id], app/[id]/page.tsx",
    "., any/file",
    "docs/*.md, docs/a.md",
    ".github/, .github/workflows/ci.yml",
    "src/, src\\a.py",
    "src/, lib/../src/a.py",
  })
  void allows(String entry, String path) {
    assertThat(AllowedPaths.of(List.of(entry)).allow(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "src/, srcs/a.py",
    "src/, src/../lib/a.py",
    "src/, Src/a.py",
    "github/, .github/x",
    "., ../x",
    "., /etc/passwd",
  })
  void refuses(String entry, String path) {
    assertThat(AllowedPaths.of(List.of(entry)).allow(path)).isFalse();
  }

  @Test
  void anEmptyListAllowsWhatStaysInside() {
    assertThat(AllowedPaths.of(List.of()).allow("any/file")).isTrue();
    assertThat(AllowedPaths.of(List.of()).allow("a/../../x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/", "src/core/", "docs/a.md", "docs/*.md"})
  void containsWhatNarrowsIt(String narrower) {
    assertThat(AllowedPaths.of(List.of("src/", "docs/*.md")).contain(List.of(narrower))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/", "**", "/src/", "src/../lib"})
  void doesNotContainWhatWidensIt(String wider) {
    assertThat(AllowedPaths.of(List.of("src/", "docs/*.md")).contain(List.of("src/", wider)))
        .isFalse();
  }
}
