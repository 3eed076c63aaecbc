package io.operationscenter.planner.routing.switchboard;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.planner.routing.LaneRouting;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Asks SwitchBoard where a proposal runs (spec 02 §6). Any thread may ask; the caller waits. */
public final class SwitchBoard implements LaneRouting, AutoCloseable {

  private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x20-\\x7e]+");

  private final SwitchBoardAddress address;
  private final ContractCodec codec;
  private final Supplier<Map<String, String>> backendAliases;
  private final Patience patience;
  private final Pause pause;
  private final Line line;
  private final JudgeAnswer judgeAnswer;

  /**
   * @param address where it listens
   * @param codec writes proposals and reads decisions
   * @param backendAliases SwitchBoard's name of a backend and ours, asked each time
   * @param patience how long it may take
   * @param pause waits between attempts
   */
  public SwitchBoard(
      SwitchBoardAddress address,
      ContractCodec codec,
      Supplier<Map<String, String>> backendAliases,
      Patience patience,
      Pause pause) {
    this.address = address;
    this.codec = codec;
    this.backendAliases = backendAliases;
    this.patience = patience;
    this.pause = pause;
    this.line = new Line(patience.attempt(), System::nanoTime);
    this.judgeAnswer = new JudgeAnswer(address);
  }

  @Override
  public LaneDecision selectLane(TaskProposal proposal) {
    return ask(
        "/route", proposal, new ReadDecision(codec, proposal.proposalId(), backendAliases.get()));
  }

  @Override
  public RoutingPlan planRoutes(TaskProposal proposal) {
    return ask("/route-plan", proposal, new ReadRoutes(codec));
  }

  private <T> T ask(String resource, TaskProposal proposal, ReadAnswer<T> reading) {
    HttpRequest request = request(resource, proposal);
    long began = System.nanoTime();
    Iterator<Duration> pauses = patience.pauses().iterator();
    while (true) {
      Duration left = left(began);
      Duration limit = left.compareTo(patience.attempt()) < 0 ? left : patience.attempt();
      switch (ask(request, reading, limit)) {
        case Attempt.Answered<T>(T answer) -> {
          return answer;
        }
        case Attempt.Failed<T> failed -> {
          if (!failed.retryable() || !pauses.hasNext() || !waits(pauses.next(), began)) {
            throw failed.failure();
          }
        }
      }
    }
  }

  /** Lets go of the connections. */
  @Override
  public void close() {
    line.close();
  }

  private <T> Attempt<T> ask(HttpRequest request, ReadAnswer<T> reading, Duration limit) {
    try {
      return judgeAnswer.judge(line.exchange(request, limit), reading);
    } catch (TransportFailure failure) {
      return judgeAnswer.judge(failure);
    }
  }

  /** False when no time for another attempt would be left, or when this thread shall stop. */
  private boolean waits(Duration duration, long began) {
    if (left(began).compareTo(duration) <= 0) {
      return false;
    }
    try {
      pause.await(duration);
      return left(began).isPositive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Duration left(long began) {
    return patience.total().minusNanos(System.nanoTime() - began);
  }

  private HttpRequest request(String resource, TaskProposal proposal) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resource(resource))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(codec.json(proposal), StandardCharsets.UTF_8));
    if (PRINTABLE_ASCII.matcher(proposal.proposalId()).matches()) {
      request.header("X-Request-ID", proposal.proposalId());
    }
    return request.build();
  }
}
