package io.operationscenter.planner.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.planner.routing.embedded.DefaultPolicy;
import io.operationscenter.planner.routing.embedded.EmbeddedRouter;
import io.operationscenter.planner.routing.embedded.RoutingPolicy;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * How long the embedded router takes for a decision; started by {@code deploy/benchmarks/routing}.
 *
 * <p>Arguments: file with the conformance vectors of routing, seed of the order in which their
 * proposals are asked for. Every decision is first compared with the vector's. Prints a line a
 * round, {@code clock} for an empty measurement or {@code decision}, and p50, p99, p99.9 and the
 * slowest in microseconds, separated by tabs.
 */
public final class DecisionTimes {

  private static final int WARM_UP = 300_000;
  private static final int MEASURED = 200_000;
  private static final int ROUNDS = 5;

  private final List<Question> questions;
  private long sum;

  private DecisionTimes(List<Question> questions) {
    this.questions = questions;
  }

  /** A proposal and the router with the policy that the vector gives. */
  private record Question(EmbeddedRouter router, TaskProposal proposal, JsonNode expected) {

    static Question of(ContractCodec codec, RoutingPolicy usual, JsonNode vector) {
      JsonNode input = vector.path("input");
      RoutingPolicy policy =
          input.has("policy") ? codec.read(RoutingPolicy.class, input.path("policy")) : usual;
      return new Question(
          new EmbeddedRouter(policy, Clock.systemUTC(), () -> UUID.randomUUID().toString()),
          codec.read(TaskProposal.class, input.path("proposal")),
          vector.path("expected").path("decision"));
    }

    LaneDecision ask() {
      return router.selectLane(proposal);
    }

    void check() {
      LaneDecision decision = ask();
      if (!decision.selectedLane().wire().equals(expected.path("selected_lane").textValue())
          || !decision.rationale().equals(expected.path("rationale").textValue())) {
        throw new IllegalStateException("wrong: %s, expected %s".formatted(decision, expected));
      }
    }
  }

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    ContractCodec codec = ContractCodec.withRandomIds(Clock.systemUTC());
    RoutingPolicy usual = DefaultPolicy.read(codec);
    List<Question> questions = new ArrayList<>();
    for (JsonNode vector : new ObjectMapper().readTree(new File(arguments[0])).path("cases")) {
      questions.add(Question.of(codec, usual, vector));
    }
    questions.forEach(Question::check);
    Collections.shuffle(questions, new Random(Long.parseLong(arguments[1])));
    new DecisionTimes(questions).measure();
  }

  private void measure() {
    round(WARM_UP, true);
    for (int i = 0; i < ROUNDS; i++) {
      print("clock", round(MEASURED, false));
      print("decision", round(MEASURED, true));
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was decided");
    }
  }

  private long[] round(int number, boolean decide) {
    long[] times = new long[number];
    for (int i = 0; i < number; i++) {
      Question question = questions.get(i % questions.size());
      long before = System.nanoTime();
      sum += decide ? question.ask().hashCode() : 0;
      times[i] = System.nanoTime() - before;
    }
    Arrays.sort(times);
    return times;
  }

  private static void print(String name, long[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%s\t%.3f\t%.3f\t%.3f\t%.3f%n",
        name,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 0.999),
        at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))] / 1_000.0;
  }
}
