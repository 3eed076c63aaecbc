package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * The meaning of a member of {@code expected} that is not simply the value of the answer's member
 * of the same name.
 *
 * @param says the rule in words; part of the message of a case that breaks it
 * @param check tells what is wrong with the answer
 * @param altered turns a member that holds into one that can't hold for the same answer. The runner
 *     uses it to prove that the member is really compared
 */
public record OwnRule(String says, Check check, UnaryOperator<JsonNode> altered) {

  /** A value that no answer contains. */
  public static final String FOREIGN = "altered by the conformance runner";

  /** Compares one expected member with the answer. */
  @FunctionalInterface
  public interface Check {

    /**
     * Lists what is wrong.
     *
     * @param expected the expected member
     * @param answer the object of the answer that stands where the member's object stands in {@code
     *     expected}: for a member of the root, the whole answer
     * @return one sentence a fault, none when the answer complies
     */
    List<String> faults(JsonNode expected, JsonNode answer);
  }

  /**
   * The member lists alternatives; the answer's member must equal one of them ({@code
   * status_code_any_of}).
   */
  public static OwnRule oneOf(String answerMember) {
    return new OwnRule(
        answerMember + " is one of the list",
        (expected, answer) -> {
          JsonNode actual = answer.path(answerMember);
          return elements(expected).stream().anyMatch(one -> Differences.none(one, actual))
              ? List.of()
              : List.of("none of " + expected + " is " + answerMember + " " + actual);
        },
        OwnRule::foreignList);
  }

  /**
   * Everything the member lists must be in the answer's member, beside which more may stand: as
   * elements when that is a list ({@code rejected_fields}), as fragments when it is a text ({@code
   * title_contains}).
   */
  public static OwnRule containedIn(String answerMember) {
    return new OwnRule(
        answerMember + " contains the list",
        (expected, answer) ->
            elements(expected).stream()
                .filter(one -> !contains(answer.path(answerMember), one))
                .map(one -> one + " is not in " + answerMember + " " + answer.path(answerMember))
                .toList(),
        OwnRule::plusForeign);
  }

  /**
   * At least one element of the member must be in the answer's list or text ({@code
   * rejected_one_of}).
   */
  public static OwnRule anyContainedIn(String answerMember) {
    return new OwnRule(
        answerMember + " contains one of the list",
        (expected, answer) ->
            elements(expected).stream().anyMatch(one -> contains(answer.path(answerMember), one))
                ? List.of()
                : List.of(
                    "none of "
                        + expected
                        + " is in "
                        + answerMember
                        + " "
                        + answer.path(answerMember)),
        OwnRule::foreignList);
  }

  /** A copy of the list with one more element, which no answer contains; usable as alteration. */
  public static JsonNode plusForeign(JsonNode list) {
    ArrayNode longer = JsonNodeFactory.instance.arrayNode();
    elements(list).forEach(longer::add);
    return longer.add(FOREIGN);
  }

  /** A list of nothing but an element that no answer contains; usable as alteration. */
  public static JsonNode foreignList(JsonNode replaced) {
    return JsonNodeFactory.instance.arrayNode().add(FOREIGN);
  }

  private static boolean contains(JsonNode whole, JsonNode part) {
    return whole.isTextual()
        ? part.isTextual() && whole.textValue().contains(part.textValue())
        : elements(whole).stream().anyMatch(element -> Differences.none(part, element));
  }

  private static List<JsonNode> elements(JsonNode list) {
    return list.isArray() ? StreamSupport.stream(list.spliterator(), false).toList() : List.of();
  }
}
