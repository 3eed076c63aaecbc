package io.operationscenter.kit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicListTest {

  private static final Setting SETTING = Setting.from(System::getProperty);

  @Test
  void listsEveryTopicOfTheProjectsCopyAndNoOther() {
    // Given
    VectorSource.Directory copy =
        new VectorSource.Directory(SETTING.module().resolve("src/test/resources/conformance"));

    // Then
    assertThat(copy.unlisted(TopicList.own())).isEmpty();
    assertThat(TopicList.own().all())
        .allSatisfy(entry -> assertThat(copy.text(entry.topic())).as(entry.topic()).isPresent());
  }

  @Test
  void everyFileOfTheProjectsCopyIsWellFormed() {
    VectorSource copy = new VectorSource.OwnCopy();

    assertThat(TopicList.own().all())
        .allSatisfy(
            entry ->
                assertThat(
                        TopicFile.parse(entry.topic(), copy.text(entry.topic()).orElseThrow())
                            .unknownMembers())
                    .isEmpty());
  }

  @Test
  void namesModulesThatExist() {
    assertThat(TopicList.own().modules())
        .contains("shared-contracts/service-kit")
        .allSatisfy(module -> assertThat(pomOf(module)).exists());
  }

  private static Path pomOf(String module) {
    return SETTING.root().resolve(module).resolve("pom.xml");
  }

  @Test
  void readsOwnersAndProgress() {
    // When
    TopicList list =
        TopicList.parse(
            """
            # a comment

            labels   planner-service              planned
            parcels  shared-contracts/service-kit finished
            """);

    // Then
    assertThat(list.entry("labels"))
        .contains(new TopicList.Entry("labels", "planner-service", TopicList.Progress.PLANNED));
    assertThat(list.ownedBy("shared-contracts/service-kit"))
        .extracting(TopicList.Entry::topic)
        .containsExactly("parcels");
  }

  @ParameterizedTest
  @CsvSource({
    "labels planner-service, expected <topic> <module> finished|planned",
    "labels planner-service done, finished or planned",
    "a m planned;a n planned, a is listed twice"
  })
  void refusesAFaultyLine(String lines, String message) {
    assertThatThrownBy(() -> TopicList.parse(lines.replace(';', '\n')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
