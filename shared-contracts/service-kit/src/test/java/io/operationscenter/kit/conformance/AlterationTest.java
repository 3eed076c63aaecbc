package io.operationscenter.kit.conformance;

import static io.operationscenter.kit.conformance.ComparisonTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlterationTest {

  private static final Comparison EVERY_RULE =
      Comparison.standard()
          .inAnyOrder("any")
          .asSet("set")
          .exactly("exact")
          .exactly("nothing")
          .asText("text")
          .within("near", "10")
          .own("one_of", OwnRule.oneOf("near"))
          .own("contained", OwnRule.containedIn("set"))
          .own("any_contained", OwnRule.anyContainedIn("set"));

  @Test
  void everyAlterationOfAComplyingAnswerIsAMismatch() {
    // Given
    JsonNode answer =
        json(
            """
            {'any': [{'a': true}, {'a': false}], 'set': ['x', 'y'], 'exact': {'a': 1, 'b': null},
             'nothing': {}, 'empty': {}, 'none': [], 'text': '2026-04-28T10:00:00Z',
             'at': '2026-04-28T10:00:00Z', 'near': 100, 'flag': false, 'null': null,
             'nested': [[1, {'deep': 'word'}]], 'a.b': 1}
            """);
    JsonNode expected =
        json(
            """
            {'any': [{'a': false}, {'a': true}], 'set': ['y', 'x', 'y'],
             'exact': {'a': 1, 'b': null}, 'nothing': {}, 'empty': {}, 'none': [],
             'text': '2026-04-28T10:00:00Z', 'at': '2026-04-28T12:00:00+02:00', 'near': 95,
             'flag': false, 'null': null, 'nested': [[1, {'deep': 'word'}]], 'a.b': 1,
             'one_of': [1, 100], 'contained': ['x'], 'any_contained': ['', 'x']}
            """);
    assertThat(Differences.between(EVERY_RULE, expected, answer)).isEmpty();

    // When
    List<Alteration> alterations = Alteration.of(EVERY_RULE, expected);

    // Then
    assertThat(alterations).hasSizeGreaterThan(25);
    assertThat(alterations)
        .allSatisfy(
            alteration -> {
              JsonNode altered = alteration.applyTo(expected);
              assertThat(altered).isNotEqualTo(expected);
              assertThat(Differences.between(EVERY_RULE, altered, answer)).isNotEmpty();
            });
  }

  @Test
  void everyAlterationOfTheProjectsVectorsIsAMismatch() {
    // Given
    VectorSource vectors = new VectorSource.OwnCopy();

    // Then
    for (TopicList.Entry entry : TopicList.own().all()) {
      String text = vectors.text(entry.topic()).orElseThrow();
      for (TopicFile.Case tested : TopicFile.parse(entry.topic(), text).cases()) {
        requireMismatches(entry.topic(), tested);
      }
    }
  }

  private static void requireMismatches(String topic, TopicFile.Case tested) {
    JsonNode perfect = tested.expected();
    List<Alteration> alterations = Alteration.of(Comparison.standard(), tested.expected());
    assertThat(alterations).as("%s %s", topic, tested.name()).isNotEmpty();
    for (Alteration alteration : alterations) {
      assertThat(
              Differences.between(
                  Comparison.standard(), alteration.applyTo(tested.expected()), perfect))
          .as("%s %s %s", topic, tested.name(), alteration)
          .isNotEmpty();
    }
  }

  @Test
  void alteringLeavesTheExpectationItselfAlone() {
    // Given
    JsonNode expected = json("{'l': [{'a': 1}], 'exact': {'b': 1}}");
    JsonNode before = expected.deepCopy();

    // When
    Alteration.of(EVERY_RULE, expected).forEach(alteration -> alteration.applyTo(expected));

    // Then
    assertThat(expected).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'x': 'text'}",
        "{'x': '2026-04-28T10:00:00Z'}",
        "{'x': 0}",
        "{'x': true}",
        "{'x': null}",
        "{'x': {}}",
        "{'x': []}"
      })
  void everyKindOfValueCanBeAltered(String expected) {
    assertThat(Alteration.of(Comparison.standard(), json(expected))).hasSize(1);
  }

  @Test
  void anEmptyRootPinsNothingUnlessItMustBeExact() {
    assertThat(Alteration.of(Comparison.standard(), json("{}"))).isEmpty();
    assertThat(Alteration.of(Comparison.standard().exactly(""), json("{}"))).hasSize(1);
  }
}
