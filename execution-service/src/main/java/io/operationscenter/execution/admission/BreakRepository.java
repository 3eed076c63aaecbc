package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.CardFacts.Measure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Refuses while a repository's validation is being repaired, or its runs end unexplained. */
final class BreakRepository implements Gate<GateFacts> {

  /** How many of a repository's newest runs are looked at. */
  static final int RUNS = 20;

  private static final int MOST_FAULTS = 2;
  private static final Duration WAIT = Duration.ofMinutes(10);

  /** One open repair stops the repository. */
  private static final Measure ONE_REPAIR = new Measure("now", 1.0, 1.0);

  @Override
  public Optional<Refusal> refusal(GateFacts facts) {
    String repair = facts.command().card().openFixValidationTask();
    if (repair != null && !repair.equals(facts.command().bundle().proposal().taskId())) {
      return Optional.of(
          facts.refuse(
              "repo_breaker",
              "Validation of repository '%s' is being repaired by task %s."
                  .formatted(facts.repoKey(), repair),
              ONE_REPAIR,
              WAIT));
    }
    List<Boolean> newest = facts.repositoryFaults().stream().limit(RUNS).toList();
    long faults = newest.stream().filter(fault -> fault).count();
    return faults < MOST_FAULTS
        ? Optional.empty()
        : Optional.of(
            facts.refuse(
                "repo_breaker",
                "%d of the newest %d runs of repository '%s' ended unexplained."
                    .formatted(faults, newest.size(), facts.repoKey()),
                new Measure("recent", MOST_FAULTS, faults),
                WAIT));
  }
}
