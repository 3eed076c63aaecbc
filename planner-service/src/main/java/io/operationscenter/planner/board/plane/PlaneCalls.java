package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.plane.PlaneAnswer.Answered;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes requests: within the limit, repeated where the rules say so, failures named. */
final class PlaneCalls {

  private static final int CONFLICT = 409;
  private static final Supplier<Optional<JsonNode>> NO_LOOKUP = Optional::empty;

  private final PlaneTransport transport;
  private final RequestLimiter limiter;
  private final Pause pause;
  private final RefusedRate refusedRate = new RefusedRate();

  PlaneCalls(PlaneTransport transport, RequestLimiter limiter, Pause pause) {
    this.transport = transport;
    this.limiter = limiter;
    this.pause = pause;
  }

  /**
   * What a create led to.
   *
   * @param body the thing; of one that was there already perhaps nothing but its id
   * @param existing it was there already
   */
  record Created(JsonNode body, boolean existing) {}

  /** Reads something that must be there. */
  JsonNode get(String path, Map<String, String> query) {
    return orThrow(PlaneRequest.get(path, query));
  }

  /** Reads something that may be gone. */
  Optional<JsonNode> find(String path, Map<String, String> query) {
    try {
      return Optional.of(get(path, query)).filter(JsonNode::isObject);
    } catch (BoardFailure e) {
      if (e.kind() == BoardFailure.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Changes something. */
  JsonNode patch(String path, JsonNode body, RequestKind kind) {
    return orThrow(PlaneRequest.patch(path, body, kind));
  }

  /**
   * Creates something at most once: after an attempt that may have had its effect, it is looked for
   * before it is sent again.
   *
   * @param lookup finds what an earlier attempt made
   */
  Created create(PlaneRequest post, Supplier<Optional<JsonNode>> lookup) {
    return switch (send(post, lookup)) {
      case Sent.Found(JsonNode earlier) -> new Created(earlier, true);
      case Sent.Final(Answered answer) when answer.succeeded() -> new Created(answer.body(), false);
      case Sent.Final(Answered answer)
          when answer.status() == CONFLICT && answer.body().path("id").isTextual() ->
          new Created(answer.body(), true);
      case Sent.Final(PlaneAnswer answer) -> throw PlaneFailures.of(post, answer);
    };
  }

  private JsonNode orThrow(PlaneRequest request) {
    if (!request.repeatable()) {
      throw new IllegalArgumentException(request.shown() + " cannot be repeated");
    }
    return switch (send(request, NO_LOOKUP)) {
      case Sent.Final(Answered answer) when answer.succeeded() -> answer.body();
      case Sent.Final(PlaneAnswer answer) -> throw PlaneFailures.of(request, answer);
      case Sent.Found _ -> throw new IllegalStateException("nothing was looked for");
    };
  }

  private sealed interface Sent {

    record Final(PlaneAnswer answer) implements Sent {}

    record Found(JsonNode earlier) implements Sent {}
  }

  private Sent send(PlaneRequest request, Supplier<Optional<JsonNode>> lookup) {
    try {
      for (int attempt = 1; ; attempt++) {
        limiter.acquire(request.kind());
        PlaneAnswer answer = transport.send(request);
        Optional<RetryRule.Again> again =
            refusedRate.isReachedBy(answer) ? Optional.empty() : RetryRule.after(attempt, answer);
        if (again.isEmpty()) {
          return new Sent.Final(answer);
        }
        pause.of(again.get().delay());
        Optional<JsonNode> earlier =
            again.get().mayHaveBeenDone() ? lookup.get() : Optional.empty();
        if (earlier.isPresent()) {
          return new Sent.Found(earlier.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      BoardFailure stopped =
          new BoardFailure(
              BoardFailure.Kind.UNAVAILABLE, "Stopped while asking " + request.shown());
      stopped.initCause(e);
      throw stopped;
    }
  }
}
