package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Runs one case: the answer must comply with {@code expected}, and must no longer comply once one
 * pinned member of {@code expected} is altered. The second half shows that the comparison looks at
 * what it claims to compare.
 */
final class CaseCheck {

  private static final int SHOWN_DIFFERENCES = 10;

  private final Topic topic;
  private final TopicFile.Case tested;
  private final long seed;

  /**
   * Prepares a case.
   *
   * @param seed shifts the choice of the altered member, which otherwise depends on the names of
   *     topic and case alone
   */
  CaseCheck(Topic topic, TopicFile.Case tested, long seed) {
    this.topic = topic;
    this.tested = tested;
    this.seed = seed;
  }

  /**
   * Runs the case.
   *
   * @throws AssertionError when it fails; names topic and case, which a build's console does not
   * @throws CaseNotImplemented when the topic says so
   */
  void run() {
    JsonNode answer = answer();
    List<String> differences = Differences.between(topic.comparison(), tested.expected(), answer);
    if (!differences.isEmpty()) {
      throw failure(
          differences.size()
              + " differences:\n  "
              + String.join("\n  ", differences.stream().limit(SHOWN_DIFFERENCES).toList())
              + "\nanswer: "
              + answer);
    }
    requireMismatchOnceAltered(answer);
  }

  private JsonNode answer() {
    JsonNode input = tested.input().deepCopy();
    JsonNode answer = answerTo(input);
    if (!input.equals(tested.input())) {
      throw failure("the topic changed its input to " + input);
    }
    if (answer == null || answer.isMissingNode()) {
      throw failure("the topic gave no answer");
    }
    return answer;
  }

  private JsonNode answerTo(JsonNode input) {
    try {
      return topic.answer(input);
    } catch (CaseNotImplemented missing) {
      throw missing;
    } catch (Exception e) {
      throw new AssertionError(name() + ": " + e, e);
    }
  }

  private void requireMismatchOnceAltered(JsonNode answer) {
    List<Alteration> alterations = Alteration.of(topic.comparison(), tested.expected());
    if (alterations.isEmpty()) {
      throw failure("expected pins nothing: " + tested.expected());
    }
    SplittableRandom choice = new SplittableRandom(seed + name().hashCode());
    Alteration alteration = alterations.get(choice.nextInt(alterations.size()));
    JsonNode altered = alteration.applyTo(tested.expected());
    if (Differences.between(topic.comparison(), altered, answer).isEmpty()) {
      throw failure(
          "%s is not really compared: the answer also complies with %s there (conformance.seed=%d); answer: %s"
              .formatted(
                  Differences.shown(alteration.path()),
                  Differences.shown(alteration.replacement()),
                  seed,
                  answer));
    }
  }

  private AssertionError failure(String what) {
    return new AssertionError(name() + ": " + what);
  }

  private String name() {
    return topic.name() + " " + tested.name();
  }
}
