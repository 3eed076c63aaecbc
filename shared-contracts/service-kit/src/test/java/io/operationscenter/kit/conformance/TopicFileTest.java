package io.operationscenter.kit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFileTest {

  @Test
  void readsCasesInOrderAndKeepsNumbersAsWritten() {
    // When
    TopicFile file =
        parse(
            """
            {'topic': 't', 'spec': 's', 'format': 'f', 'cases': [
              {'name': 'b', 'why': 'w', 'source': 'run', 'input': {'n': 60.0}, 'expected': {}},
              {'name': 'a', 'why': 'w', 'source': 'spec', 'input': {}, 'expected': {'m': 1}}]}
            """);

    // Then
    assertThat(file.cases()).extracting(TopicFile.Case::name).containsExactly("b", "a");
    assertThat(file.cases().getFirst().input()).hasToString("{\"n\":60.0}");
    assertThat(file.unknownMembers()).isEmpty();
  }

  @Test
  void reportsUnknownMembersWithoutRefusingTheFile() {
    // When
    TopicFile file =
        parse(
            """
            {'topic': 't', 'spec': 's', 'format': 'f', 'owner': 'o', 'cases': [
              {'name': 'a', 'why': 'w', 'source': 'run', 'input': {}, 'expected': {}, 'skip': 1}]}
            """);

    // Then
    assertThat(file.unknownMembers()).containsExactly("owner", "cases.0.skip");
  }

  @Test
  void namesEveryFaultAtOnce() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    {'topic': 'other', 'spec': 's', 'cases': [
                      {'name': 'a', 'why': 'w', 'source': 'run', 'input': {}, 'expected': []},
                      {'name': 'a', 'why': 'w', 'source': 'run', 'input': {}, 'expected': {}}]}
                    """))
        .isInstanceOf(TopicFile.Malformed.class)
        .hasMessageContaining("topic file t.json")
        .hasMessageContaining("topic must be t, is \"other\"")
        .hasMessageContaining("format must be a text")
        .hasMessageContaining("cases.0.expected must be an object")
        .hasMessageContaining("cases.1.name repeats a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'topic': 't'                                               | is not valid JSON
          []                                                          | must be an object
          {'topic': 't', 'topic': 't'}                                | Duplicate field
          {'topic': 't', 'spec': 's', 'format': 'f', 'cases': []}     | at least one case
          {'topic': 't', 'spec': 's', 'format': 'f', 'cases': {}}     | at least one case
          {'topic': 't', 'spec': 's', 'format': 'f', 'cases': [1]}    | cases.0.name
          {'topic': 't', 'spec': 's', 'format': 'f', 'cases': []} {}  | is not valid JSON
          """)
  void refusesAMalformedFile(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(TopicFile.Malformed.class)
        .hasMessageContaining(message);
  }

  private static TopicFile parse(String withSingleQuotes) {
    return TopicFile.parse("t", withSingleQuotes.replace('\'', '"'));
  }
}
