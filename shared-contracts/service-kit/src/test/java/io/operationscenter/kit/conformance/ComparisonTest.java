package io.operationscenter.kit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'n': 60}                        | {'n': 60.0}
          {'n': 0.1}                       | {'n': 1e-1}
          {'a': {'b': 1}}                  | {'a': {'b': 1, 'more': 2}, 'more': 3}
          {'a': {}}                        | {'a': {'more': 2}}
          {'at': '2026-04-28T10:00:00Z'}   | {'at': '2026-04-28T12:00:00.000+02:00'}
          {'on': '2026-04-28'}             | {'on': '2026-04-28'}
          {'x': null}                      | {'x': null}
          {'l': [{'a': 1}, true, 'text']}  | {'l': [{'a': 1, 'b': 2}, true, 'text']}
          """)
  void standardComparisonAccepts(String expected, String answer) {
    assertThat(differences(Comparison.standard(), expected, answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'n': 60}                       | {'n': 61}                            | n
          {'n': 60}                       | {'n': '60'}                          | n
          {'n': true}                     | {'n': 1}                             | n
          {'a': {'b': 1}}                 | {'a': {'b': 2}}                      | a.b
          {'a': {}}                       | {'a': []}                            | a
          {'x': null}                     | {}                                   | x
          {'x': 1}                        | {'x': null}                          | x
          {'at': '2026-04-28T10:00:00Z'}  | {'at': '2026-04-28T10:00:01Z'}       | at
          {'at': '2026-04-28T10:00:00Z'}  | {'at': 'tomorrow'}                   | at
          {'on': '2026-04-28'}            | {'on': '2026-04-28T00:00:00Z'}       | on
          {'l': [1, 2]}                   | {'l': [2, 1]}                        | l.0
          {'l': [1, 2]}                   | {'l': [1, 2, 3]}                     | l
          {'l': []}                       | {'l': [1]}                           | l
          """)
  void standardComparisonNamesTheDifferingMember(String expected, String answer, String path) {
    assertThat(differences(Comparison.standard(), expected, answer))
        .isNotEmpty()
        .first()
        .asString()
        .startsWith(path + ": ");
  }

  @Test
  void namesEveryDifference() {
    assertThat(differences(Comparison.standard(), "{'a': 1, 'b': 2, 'c': 3}", "{'a': 1, 'b': 3}"))
        .containsExactly("b: expected 2, is 3", "c: expected 3, is absent");
  }

  @Test
  void anInfiniteNumberEqualsNoNumber() {
    // Given
    JsonNode answer =
        JsonNodeFactory.instance.objectNode().set("n", DoubleNode.valueOf(Double.NaN));

    // When
    List<String> differences = Differences.between(Comparison.standard(), json("{'n': 1}"), answer);

    // Then
    assertThat(differences).hasSize(1);
  }

  @Test
  void anyOrderFindsThePartnerForEveryElementEvenWhenOnePinsLess() {
    // Given the loose element could take the strict one's only partner
    Comparison comparison = Comparison.standard().inAnyOrder("l");
    String expected = "{'l': [{'kind': 'a'}, {'kind': 'a', 'n': 1}]}";

    // Then
    assertThat(
            differences(
                comparison, expected, "{'l': [{'kind': 'a', 'n': 1}, {'kind': 'a', 'n': 2}]}"))
        .isEmpty();
    assertThat(
            differences(
                comparison, expected, "{'l': [{'kind': 'a', 'n': 2}, {'kind': 'a', 'n': 2}]}"))
        .isNotEmpty();
  }

  @Test
  void anyOrderCountsRepetitionsAndASetDoesNot() {
    Comparison multiset = Comparison.standard().inAnyOrder("l");
    Comparison set = Comparison.standard().asSet("l");

    assertThat(differences(multiset, "{'l': [1, 2]}", "{'l': [2, 1]}")).isEmpty();
    assertThat(differences(multiset, "{'l': [1, 2]}", "{'l': [2, 1, 1]}")).isNotEmpty();
    assertThat(differences(multiset, "{'l': [1, 1, 2]}", "{'l': [1, 2, 2]}")).isNotEmpty();
    assertThat(differences(set, "{'l': [1, 2]}", "{'l': [2, 1, 1]}")).isEmpty();
    assertThat(differences(set, "{'l': [1, 2]}", "{'l': [2, 1, 3]}")).isNotEmpty();
    assertThat(differences(set, "{'l': [1, 2]}", "{'l': [2]}")).isNotEmpty();
  }

  @Test
  void setsOfSetsCompareAtBothLevels() {
    Comparison comparison = Comparison.standard().asSet("cycles").asSet("cycles.*");

    assertThat(
            differences(
                comparison, "{'cycles': [['a', 'b'], ['c']]}", "{'cycles': [['c'], ['b', 'a']]}"))
        .isEmpty();
  }

  @Test
  void anExactObjectRefusesFurtherMembers() {
    Comparison top = Comparison.standard().exactly("");
    Comparison deep = Comparison.standard().exactly("l.*.**");

    assertThat(differences(top, "{'a': {}}", "{'a': {'x': 1}}")).isEmpty();
    assertThat(differences(top, "{'a': {}}", "{'a': {}, 'b': 1}"))
        .containsExactly("b: is a member too many");
    assertThat(differences(deep, "{'l': [{'a': {}}]}", "{'l': [{'a': {'x': 1}}], 'b': 1}"))
        .containsExactly("l.0.a.x: is a member too many");
  }

  @Test
  void aTimestampDeclaredAsTextComparesAsWritten() {
    Comparison comparison = Comparison.standard().asText("stamp");

    assertThat(
            differences(
                comparison,
                "{'stamp': '2026-04-28T10:00:00Z'}",
                "{'stamp': '2026-04-28T10:00:00.000Z'}"))
        .hasSize(1);
  }

  @Test
  void aTimestampMayHaveToEndInZ() {
    Comparison comparison = Comparison.standard().withSuffixZ("**");

    assertThat(
            differences(
                comparison,
                "{'at': '2026-04-28T10:00:00Z', 'name': 'x'}",
                "{'at': '2026-04-28T10:00:00.0Z', 'name': 'x'}"))
        .isEmpty();
    assertThat(
            differences(
                comparison,
                "{'at': '2026-04-28T10:00:00Z'}",
                "{'at': '2026-04-28T12:00:00+02:00'}"))
        .hasSize(1);
    assertThat(
            differences(
                comparison,
                "{'at': '2026-04-28T12:00:00+02:00'}",
                "{'at': '2026-04-28T12:00:00+02:00'}"))
        .hasSize(1);
  }

  @Test
  void aToleranceHoldsUpToItsValue() {
    Comparison comparison = Comparison.standard().within("score", "1e-6");

    assertThat(differences(comparison, "{'score': 0.5}", "{'score': 0.500001}")).isEmpty();
    assertThat(differences(comparison, "{'score': 0.5}", "{'score': 0.5000011}")).hasSize(1);
  }

  @Test
  void ownRulesReadTheAnswersObjectInTheMembersPlace() {
    // Given
    Comparison comparison =
        Comparison.standard()
            .own("status_any_of", OwnRule.oneOf("status"))
            .inAnyOrder("candidates")
            .own("candidates.*.title_contains", OwnRule.containedIn("title"))
            .own("rejected_fields", OwnRule.containedIn("rejected"))
            .own("rejected_one_of", OwnRule.anyContainedIn("rejected"));
    String answer =
        """
        {'status': 202, 'rejected': ['a.b', 'c'],
         'candidates': [{'title': 'two words'}, {'title': 'fix lint errors'}]}
        """;

    // Then
    assertThat(
            differences(
                comparison,
                """
                {'status_any_of': [200, 202], 'rejected_fields': ['c'],
                 'rejected_one_of': ['', 'a.b'],
                 'candidates': [{'title_contains': ['fix', 'errors']}, {'title_contains': []}]}
                """,
                answer))
        .isEmpty();
    assertThat(
            differences(
                comparison,
                """
                {'status_any_of': [200, 204], 'rejected_fields': ['a'], 'rejected_one_of': ['']}
                """,
                answer))
        .hasSize(3);
    assertThat(differences(comparison, "{'status_any_of': 202}", answer)).hasSize(1);
  }

  @Test
  void aWildcardStandsForNamesThatHoldDots() {
    Comparison comparison = Comparison.standard().inAnyOrder("files.*.rules");

    assertThat(
            differences(
                comparison,
                "{'files': {'src/a.py': {'rules': [1, 2]}}}",
                "{'files': {'src/a.py': {'rules': [2, 1]}}}"))
        .isEmpty();
  }

  static JsonNode json(String withSingleQuotes) {
    try {
      return TopicFile.JSON.readTree(withSingleQuotes.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(withSingleQuotes, e);
    }
  }

  private static List<String> differences(Comparison comparison, String expected, String answer) {
    return Differences.between(comparison, json(expected), json(answer));
  }
}
