package io.operationscenter.execution.admission;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.PlanRun.Planned;
import io.operationscenter.execution.admission.RetainDecision.Considered;
import io.operationscenter.execution.ledger.Reservation;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.execution.tickets.NewTicket.Admitted;
import io.operationscenter.execution.tickets.NewTicket.Plan;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketQueries.Standing;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers {@code PUT /v1/executions/{ticket_id}}: the checks of design §3 step 3 in their order,
 * the first refusal wins. What the store knows is looked at twice, the second time in the
 * transaction that reserves.
 */
@Singleton
public final class AdmitTicket {

  /** An admitted ticket waits so long for its start. */
  public static final Duration START_WITHIN = Duration.ofMinutes(10);

  private static final Duration SKEW_WAIT = Duration.ofMinutes(1);
  private static final Duration CONTRACT_WAIT = Duration.ofDays(1);
  private static final Duration INSTALL_WAIT = Duration.ofMinutes(10);

  private final Store store;
  private final Settings settings;
  private final AdmissionDesk desk;
  private final PlanRun plans;
  private final Clock clock;
  private final ContractCodec codec;

  AdmitTicket(Store store, Settings settings, AdmissionDesk desk, PlanRun plans, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.desk = desk;
    this.plans = plans;
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  /**
   * The ticket as it stands after the command.
   *
   * @throws TicketConflict when the id is known with another bundle
   */
  public StoredTicket admit(String ticketId, AdmissionCommand command) {
    Asked asked = new Asked(ticketId, command, BundleDigest.of(command.bundle(), codec));
    Optional<InForce> inForce = sameConfiguration(command.configDigest());
    Optional<Refusal> unfit =
        inForce.isEmpty()
            ? Optional.of(configSkew())
            : CheckContract.fault(command, inForce.get())
                .map(fault -> refusal("contract_violation", fault, CONTRACT_WAIT));
    return switch (store.read(tx -> look(tx, asked, inForce, unfit))) {
      case Seen.Before before -> before.ticket();
      case Seen.Refused refused -> desk.refuse(asked, refused.refusal(), null);
      case Seen.Free free -> admit(asked, inForce.orElseThrow(), free.known());
    };
  }

  /** All that the store knows before policy is asked, as of one moment. */
  private Seen look(
      Transaction tx, Asked asked, Optional<InForce> inForce, Optional<Refusal> unfit) {
    Standing standing = desk.standing(tx, asked);
    if (standing.same().isPresent()) {
      return new Seen.Before(standing.same().get());
    }
    return desk.alreadyLive(standing)
        .or(() -> unfit)
        .or(() -> desk.early(tx, asked, inForce.orElseThrow()))
        .<Seen>map(Seen.Refused::new)
        .orElseGet(() -> new Seen.Free(plans.known(tx, asked.ticketId(), asked.command())));
  }

  private StoredTicket admit(Asked asked, InForce inForce, PlanRun.Known known) {
    return switch (plans.plan(asked.ticketId(), asked.command(), inForce, known)) {
      case Planned.Stopped stopped -> desk.block(asked, stopped.blocked(), stopped.answer());
      case Planned.NotInstalled missing ->
          desk.refuse(
              asked,
              refusal("backend_not_installed", missing.why(), INSTALL_WAIT),
              asked.considered(missing.plan().request(), missing.answer()));
      case Planned.NotConfined open ->
          desk.refuse(
              asked,
              refusal("sandbox_unavailable", open.why(), INSTALL_WAIT),
              asked.considered(open.plan().request(), open.answer()));
      case Planned.Possible possible ->
          desk.decide(asked, inForce, admitted(asked, inForce, possible.plan()), possible.answer());
    };
  }

  private Admitted admitted(Asked asked, InForce inForce, Plan plan) {
    AdmissionCommand command = asked.command();
    return new Admitted(
        plan,
        new Reservation(
            asked.ticketId(),
            command.bundle().proposal().taskId(),
            command.bundle().proposal().target().repoKey(),
            command.role(),
            command.card().noopSignature(),
            CountCredits.of(command.card()),
            inForce.configuration().costPerExecutionUsd()),
        clock.instant().plus(START_WITHIN));
  }

  private Optional<InForce> sameConfiguration(String digest) {
    return settings
        .current()
        .filter(known -> known.digest().equals(digest))
        .or(() -> settings.reloaded().filter(known -> known.digest().equals(digest)));
  }

  private Refusal configSkew() {
    return refusal(
        "config_skew",
        settings
            .current()
            .map(known -> "This service works with configuration " + known.digest() + ".")
            .orElse("This service works without a configuration file."),
        SKEW_WAIT);
  }

  private Refusal refusal(String reason, String message, Duration wait) {
    Instant notBefore = clock.instant().plus(wait);
    return new Refusal(reason, message, null, null, null, notBefore, null);
  }

  private sealed interface Seen {

    /** The command was sent before. */
    record Before(StoredTicket ticket) implements Seen {}

    /** Something stands against it already. */
    record Refused(Refusal refusal) implements Seen {}

    /** Nothing does. */
    record Free(PlanRun.Known known) implements Seen {}
  }

  /**
   * One command.
   *
   * @param ticketId chosen by the caller
   * @param command what is asked for
   * @param digest of its bundle
   */
  record Asked(String ticketId, AdmissionCommand command, String digest) {

    /** What policy was asked about. */
    Considered considered(ExecutionRequest request, AskPolicy.Answer answer) {
      return new Considered(
          command.card().title(), command.configDigest(), command.bundle(), request, answer);
    }
  }
}
