package io.operationscenter.planner.routing.switchboard;

import io.operationscenter.planner.routing.RoutingFailure;
import java.util.Set;

/** What an answer, or its absence, means (table of spec 02 §6). Pure. */
final class JudgeAnswer {

  private static final Set<Integer> GATEWAY_ERRORS = Set.of(502, 503, 504);

  private final SwitchBoardAddress address;

  JudgeAnswer(SwitchBoardAddress address) {
    this.address = address;
  }

  <T> Attempt<T> judge(Answer answer, ReadAnswer<T> reading) {
    int status = answer.status();
    if (status == 200) {
      return read(answer, reading);
    }
    if (status >= 500) {
      return new Attempt.Failed<>(
          new RoutingFailure.Unavailable(
              "SwitchBoard at %s answered %d: %s"
                  .formatted(address, status, BodyExcerpt.of(answer))),
          GATEWAY_ERRORS.contains(status));
    }
    if (status >= 400) {
      return new Attempt.Failed<>(
          new RoutingFailure.Rejected(
              "SwitchBoard at %s rejected the proposal with %d: %s"
                  .formatted(address, status, BodyExcerpt.of(answer))),
          false);
    }
    return new Attempt.Failed<>(
        new RoutingFailure.Protocol(
            "SwitchBoard at %s answered %d; only 200 carries a %s"
                .formatted(address, status, reading.expected())),
        false);
  }

  <T> Attempt<T> judge(TransportFailure failure) {
    return new Attempt.Failed<>(
        new RoutingFailure.Unavailable(sentence(failure)), failure.beforeAnyByte());
  }

  private static <T> Attempt<T> read(Answer answer, ReadAnswer<T> reading) {
    try {
      return new Attempt.Answered<>(
          reading.read(AnswerDocument.of(answer.body(), reading.expected())));
    } catch (RoutingFailure.Protocol malformed) {
      return new Attempt.Failed<>(malformed, false);
    }
  }

  private String sentence(TransportFailure failure) {
    String what =
        switch (failure.kind()) {
          case CONNECT ->
              "SwitchBoard unreachable at %s. Set %s or start the SwitchBoard service."
                  .formatted(address, SwitchBoardAddress.VARIABLE);
          case TIMEOUT_BEFORE_ANSWER, TIMEOUT_IN_ANSWER ->
              "SwitchBoard request timed out at %s.".formatted(address);
          case CLOSED_BEFORE_ANSWER ->
              "SwitchBoard at %s closed the connection before it answered.".formatted(address);
          case DROPPED_IN_ANSWER ->
              "SwitchBoard at %s broke off in the middle of its answer.".formatted(address);
          case INTERRUPTED -> "SwitchBoard at %s was not waited for.".formatted(address);
        };
    return what + " Cause: " + failure.getMessage();
  }
}
