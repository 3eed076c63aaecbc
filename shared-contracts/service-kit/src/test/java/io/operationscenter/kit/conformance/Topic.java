package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One topic of the conformance vectors, as the module that owns it answers it.
 *
 * <p>A topic translates between the vectors' JSON and the production code, nothing more: it hands
 * the case's input to the code under test and writes what came out as JSON. It never sees what the
 * case expects. How an expectation pins the answer is said by {@link #comparison()}.
 *
 * <p>A module registers its topics in a subclass of {@link Conformance}; {@code ParcelTopic} among
 * the runner's own tests is a worked example.
 */
public interface Topic {

  /** The topic's name, which is also the name of its file without {@code .json}. */
  String name();

  /**
   * Answers one case.
   *
   * @param input the case's {@code input}; must not be changed
   * @return the answer, with at least the members that a case may pin
   * @throws CaseNotImplemented when the code does not cover this kind of case yet; only a topic
   *     that {@code topics.txt} calls planned may say so
   * @throws Exception whatever the code under test throws; the case fails with it
   */
  JsonNode answer(JsonNode input) throws Exception;

  /** How {@code expected} pins the answer; by default without any freedom. */
  default Comparison comparison() {
    return Comparison.standard();
  }
}
