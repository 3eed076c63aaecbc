package io.operationscenter.kit.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigDriftTest {

  private static final String EXAMPLE =
      """
      plane: {base_url: a, workspace_slug: b}
      git: {provider: github}
      repos: {sample: {clone_url: a}}
      scheduled_tasks: {weekly: {cron: x}}
      parallel_slots: 1
      """;

  @Test
  void identicalFilesDoNotDrift() {
    assertThat(ConfigDrift.missing(EXAMPLE, EXAMPLE)).isEmpty();
  }

  @Test
  void namesMissingKeysInTheOrderOfTheExample() {
    assertThat(
            ConfigDrift.missing(
                EXAMPLE, "parallel_slots: 4\nrepos: {}\nscheduled_tasks: []\nplane: {base_url: x}"))
        .containsExactly("plane.workspace_slug", "git");
  }

  @Test
  void takesAnEmptyFileForAnEmptyMapping() {
    assertThat(ConfigDrift.missing(EXAMPLE, "# nothing\n"))
        .containsExactly("plane", "git", "repos", "scheduled_tasks", "parallel_slots");
    assertThat(ConfigDrift.missing("", EXAMPLE)).isEmpty();
  }

  @Test
  void comparesNestedKeysOfMappingsOnly() {
    assertThat(ConfigDrift.missing("a: {b: 1}\nc: {d: 1}", "a: text\nc:\n")).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"- a\n- b", "text", "a: [", "a: 1\na: 2"})
  void saysNothingAboutWhatCannotBeRead(String unreadable) {
    assertThat(ConfigDrift.missing(EXAMPLE, unreadable)).isEmpty();
    assertThat(ConfigDrift.missing(unreadable, EXAMPLE)).isEmpty();
  }
}
