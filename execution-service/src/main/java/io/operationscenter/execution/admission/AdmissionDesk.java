package io.operationscenter.execution.admission;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.admission.AdmitTicket.Asked;
import io.operationscenter.execution.admission.RetainDecision.Considered;
import io.operationscenter.execution.approvals.Approvals;
import io.operationscenter.execution.ledger.Ledger;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.NewTicket;
import io.operationscenter.execution.tickets.NewTicket.Admitted;
import io.operationscenter.execution.tickets.NewTicket.Blocked;
import io.operationscenter.execution.tickets.NewTicket.Refused;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TaskBranches;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketMachine;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.execution.tickets.TicketQueries.Standing;
import io.operationscenter.execution.tickets.WorkBell;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what admission decided; each decision in one transaction under the head row. */
@Singleton
final class AdmissionDesk {

  private static final Duration LIVE_WAIT = Duration.ofSeconds(30);
  private static final Map<String, UsageKind> USAGE_KINDS =
      Map.of(
          "no_op", UsageKind.SKIP_NOOP,
          "retry_cap_exceeded", UsageKind.RETRY_CAP_BLOCK,
          "budget_exceeded", UsageKind.SKIP_BUDGET,
          "circuit_breaker_open", UsageKind.SKIP_BUDGET,
          "repo_budget_exceeded", UsageKind.SKIP_BUDGET);

  private final Store store;
  private final Tables tables;
  private final GatherFacts facts;
  private final MeasureMachine machine;
  private final Surroundings surroundings;

  AdmissionDesk(
      Store store,
      Tables tables,
      GatherFacts facts,
      MeasureMachine machine,
      Surroundings surroundings) {
    this.store = store;
    this.tables = tables;
    this.facts = facts;
    this.machine = machine;
    this.surroundings = surroundings;
  }

  /**
   * What stands where the ticket wants to be.
   *
   * @throws TicketConflict when its id stands for another bundle
   */
  Standing standing(Transaction tx, Asked asked) {
    Standing standing =
        tables
            .queries()
            .standing(tx, asked.ticketId(), asked.command().bundle().proposal().taskId());
    if (standing.same().filter(same -> !same.bundleDigest().equals(asked.digest())).isPresent()) {
      throw new TicketConflict(asked.ticketId());
    }
    return standing;
  }

  Optional<Refusal> alreadyLive(Standing standing) {
    return standing
        .live()
        .map(
            live ->
                new Refusal(
                    "already_live",
                    "Ticket %s of this task is %s.".formatted(live.ticketId(), live.state().wire()),
                    "task",
                    1.0,
                    1.0,
                    surroundings.clock().instant().plus(LIVE_WAIT),
                    live.ticketId()));
  }

  Optional<Refusal> early(Transaction tx, Asked asked, InForce settings) {
    return Gates.first(Gates.EARLY, facts.early(tx, asked.command(), settings));
  }

  StoredTicket block(Asked asked, Blocked blocked, AskPolicy.Answer answer) {
    return store.write(
        tx -> {
          tables.machine().enter(tx);
          return sentMeanwhile(tx, asked).orElseGet(() -> blocked(tx, asked, blocked, answer));
        });
  }

  private StoredTicket blocked(
      Transaction tx, Asked asked, Blocked blocked, AskPolicy.Answer answer) {
    Blocked fixed =
        new Blocked(
            new NewTicket.Plan(
                blocked.plan().request().withTaskBranch(fixBranch(tx, asked, blocked.plan())),
                blocked.plan().policy()),
            blocked.result());
    tables
        .decisions()
        .blocked(
            tx,
            asked.considered(fixed.plan().request(), answer),
            blocked.result().failureCategory() == FailureReasonCategory.POLICY_BLOCKED);
    return tables
        .machine()
        .create(
            tx,
            ticket(asked, blocked.plan().request().runId(), fixed),
            policySays(blocked.plan().policy()).said("blocked", blocked.result().failureReason()));
  }

  StoredTicket refuse(Asked asked, Refusal refusal, @Nullable Considered considered) {
    return store.write(
        tx -> {
          tables.machine().enter(tx);
          return standing(tx, asked)
              .same()
              .orElseGet(() -> refused(tx, asked, refusal, considered));
        });
  }

  /** Asks every gate again and reserves, all under the head row: nothing can overshoot. */
  StoredTicket decide(Asked asked, InForce settings, Admitted admitted, AskPolicy.Answer answer) {
    Machine measured = machine.now();
    StoredTicket ticket =
        store.write(
            tx -> {
              tables.machine().enter(tx);
              Optional<StoredTicket> sent = sentMeanwhile(tx, asked);
              if (sent.isPresent()) {
                return sent.get();
              }
              GateFacts now = facts.of(tx, asked.command(), settings, measured);
              Optional<Refusal> refusal = Gates.first(now);
              if (refusal.isPresent()) {
                return refused(
                    tx, asked, refusal.get(), asked.considered(admitted.plan().request(), answer));
              }
              boolean held =
                  answer.approval().isPresent()
                      && tables.approvals().hold(tx, answer.lift()).isPresent();
              if (!held && !answer.decision().isAllowed()) {
                return blocked(tx, asked, unapproved(admitted.plan()), answer);
              }
              if (CapRetries.clears(now)) {
                tables.ledger().forgetAttempts(tx, asked.command().bundle().proposal().taskId());
              }
              return admitted(tx, asked, admitted, answer);
            });
    if (asked.command().start()) {
      surroundings.bell().ring();
    }
    return ticket;
  }

  private StoredTicket admitted(
      Transaction tx, Asked asked, Admitted admitted, AskPolicy.Answer answer) {
    Admitted fixed = PlanRun.on(admitted, fixBranch(tx, asked, admitted.plan()));
    tables.decisions().admitted(tx, asked.considered(fixed.plan().request(), answer));
    TicketChange change = policySays(answer.decision());
    answer
        .approval()
        .ifPresent(
            approval ->
                change.said("approval held", approval.approvalId() + " by " + approval.givenBy()));
    StoredTicket ticket =
        tables.machine().create(tx, ticket(asked, fixed.plan().request().runId(), fixed), change);
    return asked.command().start()
        ? tables
            .machine()
            .apply(
                tx,
                asked.ticketId(),
                TicketEvent.START,
                TicketChange.none().started().said("started with the admission"))
        : ticket;
  }

  private StoredTicket refused(
      Transaction tx, Asked asked, Refusal refusal, @Nullable Considered considered) {
    Instant now = surroundings.clock().instant();
    TaskProposal proposal = asked.command().bundle().proposal();
    boolean lasting =
        tables
            .machine()
            .dropRefusal(tx, proposal.taskId(), refusal.reason())
            .map(Refusal::notBefore)
            .filter(now::isBefore)
            .isPresent();
    UsageKind kind = USAGE_KINDS.get(refusal.reason());
    if (!lasting && kind != null) {
      tables
          .ledger()
          .record(
              tx,
              new UsageEvent(
                  asked.ticketId() + ":" + kind.wire(),
                  kind,
                  now,
                  asked.command().role(),
                  proposal.taskId(),
                  proposal.target().repoKey(),
                  DescribeRefusal.of(refusal, asked.command().card().noopSignature())));
    }
    if (considered != null) {
      tables.decisions().refused(tx, considered);
    }
    PolicyDecision policy = considered == null ? null : considered.decision();
    return tables
        .machine()
        .create(
            tx,
            ticket(asked, surroundings.ids().get(), new Refused(refusal, policy)),
            TicketChange.none().said("refused: " + refusal.reason(), refusal.message()));
  }

  /** The approval that was seen has been used or taken back meanwhile. */
  private Blocked unapproved(NewTicket.Plan plan) {
    return new Blocked(
        plan, EndWithoutRun.blocked(plan.request(), plan.policy(), surroundings.clock().instant()));
  }

  private Optional<StoredTicket> sentMeanwhile(Transaction tx, Asked asked) {
    Standing standing = standing(tx, asked);
    return standing
        .same()
        .or(() -> alreadyLive(standing).map(refusal -> refused(tx, asked, refusal, null)));
  }

  private String fixBranch(Transaction tx, Asked asked, NewTicket.Plan plan) {
    return TaskBranches.fix(
        tx,
        asked.command().bundle().proposal().taskId(),
        plan.request().repoKey(),
        plan.request().taskBranch(),
        surroundings.clock().instant());
  }

  private static TicketChange policySays(PolicyDecision decision) {
    return TicketChange.none().said("policy " + decision.status().wire(), decision.notes());
  }

  private static NewTicket ticket(Asked asked, String runId, NewTicket.Beginning beginning) {
    return new NewTicket(asked.ticketId(), runId, asked.command(), asked.digest(), beginning);
  }

  /** What admission writes to. */
  @Singleton
  record Tables(
      TicketMachine machine,
      TicketQueries queries,
      Ledger ledger,
      Approvals approvals,
      RetainDecision decisions) {}

  /** Time, identities, and who is told. */
  @Singleton
  record Surroundings(Clock clock, IdSource ids, WorkBell bell) {}
}
