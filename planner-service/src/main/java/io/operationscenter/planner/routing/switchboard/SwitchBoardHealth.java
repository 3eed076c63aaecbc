package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether SwitchBoard answers (spec 02 §4); the last look is good for ten seconds. */
public final class SwitchBoardHealth implements AutoCloseable {

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int MOST_ISSUES = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a look saw. */
  public sealed interface State {

    /**
     * It answers.
     *
     * @param version as it says; may be empty
     * @param issues of its policy; it routes all the same
     */
    record Reachable(String version, List<String> issues) implements State {}

    /**
     * It does not.
     *
     * @param why one sentence
     */
    record Away(String why) implements State {}
  }

  private record Look(Instant at, State state) {}

  private final SwitchBoardAddress address;
  private final Clock clock;
  private final Line line = new Line(LIMIT, System::nanoTime);
  private @Nullable Look last;

  /**
   * @param address where it listens
   * @param clock says how old a look is
   */
  public SwitchBoardHealth(SwitchBoardAddress address, Clock clock) {
    this.address = address;
    this.clock = clock;
  }

  /** The state of at most ten seconds ago; waits up to two seconds for a new one. */
  public synchronized State state() {
    Instant now = clock.instant();
    Look known = last;
    if (known != null && now.isBefore(known.at().plus(FRESH)) && !now.isBefore(known.at())) {
      return known.state();
    }
    State state = look();
    last = new Look(clock.instant(), state);
    return state;
  }

  /** Lets go of the connections. */
  @Override
  public void close() {
    line.close();
  }

  private State look() {
    HttpRequest request =
        HttpRequest.newBuilder(address.resource("/health"))
            .header("Accept", "application/json")
            .GET()
            .build();
    try {
      Answer answer = line.exchange(request, LIMIT);
      return answer.status() == 200
          ? read(answer)
          : new State.Away(
              "SwitchBoard at %s answers its health with %d".formatted(address, answer.status()));
    } catch (TransportFailure failure) {
      return new State.Away(
          "SwitchBoard unreachable at %s; set %s or start the SwitchBoard service (%s)"
              .formatted(address, SwitchBoardAddress.VARIABLE, failure.getMessage()));
    }
  }

  private State read(Answer answer) {
    try {
      JsonNode health = JSON.readTree(answer.body().text());
      if (health.isObject() && health.path("status").isTextual()) {
        List<String> issues = new ArrayList<>();
        health.path("policy_issues").forEach(issue -> issues.add(BodyExcerpt.line(issue.asText())));
        if (issues.isEmpty() && !health.path("status").asText().equals("ok")) {
          issues.add("status is " + BodyExcerpt.line(health.path("status").asText()));
        }
        return new State.Reachable(
            BodyExcerpt.line(health.path("version").asText("")),
            issues.stream().limit(MOST_ISSUES).toList());
      }
    } catch (JsonProcessingException e) {
      return noHealth();
    }
    return noHealth();
  }

  private State noHealth() {
    return new State.Away("What listens at %s is no SwitchBoard".formatted(address));
  }
}
