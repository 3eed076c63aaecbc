package io.operationscenter.contracts.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFaultTest {

  private static final List<String> FILES =
      List.of("a", "src/a.py", "src/x/a.py", "src/x/y", "docs/a.md", "app/[id]/page.tsx", "b");

  @ParameterizedTest
  @CsvSource({
    "'',is blank",
    "'  ',is blank",
    "/etc,is absolute",
    "/,is absolute",
    "\\etc,is absolute",
    "/src/**,is absolute",
    "..,leaves the repository",
    "../..,leaves the repository",
    "a/../../b,leaves the repository",
    "..\\b,leaves the repository",
    "../*.py,leaves the repository",
    "./src/**,is a glob that matches nothing",
    "src//*.py,is a glob that matches nothing",
    "src/../docs/*,is a glob that matches nothing",
    "src/*/,is a glob that matches nothing",
    "src/**/,is a glob that matches nothing",
    "**/,is a glob that matches nothing",
    "src\\*.py,is a glob that matches nothing",
  })
  void namesTheEntryAndTheRule(String entry, String rule) {
    assertThat(EntryFault.of(entry).orElseThrow()).startsWith("'" + entry + "' " + rule);
    assertThat(FILES)
        .as("a faulty entry allows nothing")
        .noneMatch(file -> !entry.isBlank() && AllowedPaths.of(List.of(entry)).allow(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "./src/",
        "src",
        "src/",
        "a/../b",
        "src\\a.py",
        "**",
        "*",
        "src/**",
        "src/**/a.py",
        "docs/*.md",
        "app/[id]/",
        "./app/[id]/page.tsx",
        ".github/workflows"
      })
  void letsPathsAndGlobsOfARepositoryPass(String entry) {
    assertThat(EntryFault.of(entry)).isEmpty();
    assertThat(FILES.stream().anyMatch(AllowedPaths.of(List.of(entry))::allow))
        .as("it can match")
        .isEqualTo(!entry.startsWith(".github"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x2028, 0x202e, 0x2066})
  void showsNoControlCharacter(int control) {
    String entry = "src/" + Character.toString(control) + "a";

    assertThat(EntryFault.of(entry))
        .contains("'src/ a' holds a control character or a mark of writing direction");
  }

  @Test
  void cutsALongEntryWithoutHalvingACharacter() {
    String smile = Character.toString(0x1F600);

    assertThat(EntryFault.of("/" + smile.repeat(100)))
        .contains("'/" + smile.repeat(59) + "…' is absolute");
  }

  @Test
  void theFirstFaultOfSeveralEntriesIsTold() {
    assertThat(EntryFault.first(Stream.of("src/", "../a", "/b")))
        .contains("'../a' leaves the repository");
    assertThat(EntryFault.first(Stream.of())).isEmpty();
  }
}
