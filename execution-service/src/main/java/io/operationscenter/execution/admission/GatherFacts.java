package io.operationscenter.execution.admission;

import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.execution.ledger.ReadLedger;
import io.operationscenter.execution.ledger.ReadLedger.Bounds;
import io.operationscenter.execution.ledger.ReadLedger.Question;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads what gates look at, as of one moment. */
@Singleton
final class GatherFacts {

  private static final Duration REPOSITORY_WINDOW = Duration.ofDays(1);

  private final ReadLedger ledger;
  private final TicketQueries tickets;
  private final Clock clock;

  GatherFacts(ReadLedger ledger, TicketQueries tickets, Clock clock) {
    this.ledger = ledger;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** What the early gates look at. */
  CardFacts early(Transaction tx, AdmissionCommand command, InForce settings) {
    return new CardFacts.OfCard(
        command,
        settings,
        ledger.history(tx, command.role(), command.bundle().proposal().taskId()),
        clock.instant());
  }

  /** What all of them look at. */
  GateFacts of(Transaction tx, AdmissionCommand command, InForce settings, Machine machine) {
    Instant now = clock.instant();
    TaskProposal proposal = command.bundle().proposal();
    String repoKey = proposal.target().repoKey();
    Question question =
        new Question(
            proposal.taskId(),
            repoKey,
            command.role(),
            CountCredits.of(command.card()),
            new Bounds(
                settings.limits().budget(),
                settings.dailyExecutions(repoKey),
                settings.limits().breaker()),
            now);
    return new GateFacts(
        command,
        settings,
        ledger.of(tx, question),
        settings.configuration().maxConcurrentKodo() > 0 ? tickets.concurrent(tx) : 0,
        tickets.faults(tx, repoKey, now.minus(REPOSITORY_WINDOW), BreakRepository.RUNS),
        machine,
        now);
  }
}
