package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came out for one topic.
 *
 * @param run cases that were run
 * @param passed those that passed
 * @param failed names of those that did not
 * @param notImplemented cases that were not run because the code does not cover them yet
 */
record TopicResult(
    @JsonProperty(required = true) int run,
    @JsonProperty(required = true) int passed,
    @JsonProperty(required = true) List<String> failed,
    @JsonProperty(value = "not_implemented", required = true) int notImplemented) {

  static final TopicResult NONE = new TopicResult(0, 0, List.of(), 0);

  TopicResult {
    failed = List.copyOf(failed);
  }

  static TopicResult onlyPassed() {
    return new TopicResult(1, 1, List.of(), 0);
  }

  static TopicResult onlyFailed(String name) {
    return new TopicResult(1, 0, List.of(name), 0);
  }

  static TopicResult onlyNotImplemented(int cases) {
    return new TopicResult(0, 0, List.of(), cases);
  }

  TopicResult plus(TopicResult other) {
    return new TopicResult(
        run + other.run,
        passed + other.passed,
        Stream.concat(failed.stream(), other.failed.stream()).toList(),
        notImplemented + other.notImplemented);
  }

  int cases() {
    return run + notImplemented;
  }
}
