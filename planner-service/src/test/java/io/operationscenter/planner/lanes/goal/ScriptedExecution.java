package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.api.ExecutionsApi;
import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ChangeType;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.ReviewRequirementLevel;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.kit.edge.PeerRefused;
import io.operationscenter.kit.problem.Problem;
import io.operationscenter.kit.problem.ProblemKind;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tickets that a test moves by hand; the commands follow the ticket machine of design §3. */
public final class ScriptedExecution {

  private final Map<String, Ticket> tickets = new LinkedHashMap<>();
  private final Map<String, AdmissionCommand> commands = new LinkedHashMap<>();
  private final List<String> admitted = new ArrayList<>();
  private final List<String> started = new ArrayList<>();
  private final OutsideEffects effects;
  private final InstantSource clock;
  private @Nullable Refusal refusal;
  private @Nullable PolicyDecision policy;
  private boolean sealsLater;

  ScriptedExecution(OutsideEffects effects, InstantSource clock) {
    this.effects = effects;
    this.clock = clock;
  }

  public synchronized void refuse(@Nullable Refusal next) {
    refusal = next;
  }

  public synchronized void block(@Nullable PolicyDecision next) {
    policy = next;
  }

  /** What policy blocks is answered while its evidence is still being written. */
  synchronized void sealLater() {
    sealsLater = true;
  }

  /** The evidence of what was blocked is written. */
  synchronized void sealed(String id) {
    Ticket ticket = stored(id);
    tickets.put(
        id,
        with(
            ticket,
            TicketState.BLOCKED,
            failed(ticket, FailureReasonCategory.POLICY_BLOCKED, "blocked by policy"),
            false,
            null));
  }

  /** The ticket is known no more, as a refusal that an equal one replaced. */
  synchronized void forget(String id) {
    tickets.remove(id);
  }

  synchronized List<String> admitted() {
    return List.copyOf(admitted);
  }

  public synchronized List<String> started() {
    return List.copyOf(started);
  }

  public synchronized Ticket stored(String id) {
    return Optional.ofNullable(tickets.get(id)).orElseThrow(() -> unknown(id));
  }

  private static PeerRefused unknown(String id) {
    ProblemKind kind = ProblemKind.NOT_FOUND;
    return new PeerRefused(
        new Problem(
            kind.type(),
            kind.title(),
            kind.status(),
            "there is no ticket '%s'".formatted(id),
            "/v1/executions/" + id,
            List.of(),
            ""));
  }

  synchronized AdmissionCommand commandOf(String id) {
    return Optional.ofNullable(commands.get(id)).orElseThrow();
  }

  synchronized List<Ticket> live() {
    return tickets.values().stream().filter(ticket -> !ticket.state().terminal()).toList();
  }

  synchronized void end(String id, TicketState state, ExecutionResult result) {
    Ticket ticket = stored(id);
    tickets.put(id, with(ticket, state, result, false, ticket.cancelReason()));
  }

  /** The run worked, and policy wants a person to see the file that it changed. */
  synchronized void hold(String id, String path) {
    Ticket t = stored(id);
    String rule = "path.review_required";
    PolicyDecision found =
        new PolicyDecision(
            "recheck",
            PolicyStatus.REQUIRE_REVIEW,
            List.of(
                new PolicyViolation(
                    rule,
                    PolicyCategory.PATH,
                    "Path '%s' requires human review".formatted(path),
                    false,
                    path,
                    null)),
            List.of(),
            "standard",
            ReviewRequirementLevel.AUTONOMOUS,
            List.of(),
            "violations: " + rule,
            clock.instant());
    tickets.put(
        id,
        new Ticket(
            t.ticketId(),
            t.kind(),
            t.taskId(),
            t.repoKey(),
            t.runId(),
            t.title(),
            TicketState.BLOCKED,
            t.step(),
            null,
            found,
            true,
            false,
            "auto/x",
            null,
            failed(t, FailureReasonCategory.POLICY_BLOCKED, "policy wants a person's review"),
            null,
            t.createdAt(),
            clock.instant(),
            null,
            null));
  }

  synchronized void interrupt(String id) {
    Ticket ticket = stored(id);
    tickets.put(
        id,
        with(
            ticket,
            TicketState.FAILED,
            failed(ticket, FailureReasonCategory.BACKEND_ERROR, "interrupted"),
            true,
            null));
  }

  synchronized void expire(String id) {
    tickets.put(id, with(stored(id), TicketState.EXPIRED, null, false, null));
  }

  synchronized ExecutionResult succeeded(String id, boolean pushed, String... files) {
    Ticket ticket = stored(id);
    return new ExecutionResult(
        ticket.runId(),
        "p",
        "d",
        ExecutionStatus.SUCCESS,
        true,
        List.of(files).stream()
            .map(file -> new ChangedFileRef(file, ChangeType.MODIFIED, 1L, 0L))
            .toList(),
        "git_diff",
        1.0,
        files.length + " file(s) changed",
        new ValidationSummary(ValidationStatus.PASSED, 1, 1, 0, null, 5L),
        pushed,
        "auto/x",
        null,
        null,
        null,
        List.of(),
        clock.instant());
  }

  synchronized ExecutionResult failed(
      Ticket ticket, FailureReasonCategory category, String reason) {
    return new ExecutionResult(
        ticket.runId(),
        "p",
        "d",
        ExecutionStatus.FAILED,
        false,
        List.of(),
        null,
        null,
        null,
        ValidationSummary.skipped(),
        false,
        null,
        null,
        category,
        reason,
        List.of(),
        clock.instant());
  }

  synchronized Ticket admit(String id, AdmissionCommand command) {
    Ticket known = tickets.get(id);
    if (known != null) {
      return known;
    }
    effects.run(
        "execution.admit",
        () -> {
          tickets.put(id, decided(id, command));
          admitted.add(command.bundle().proposal().taskId());
        });
    return stored(id);
  }

  private Ticket decided(String id, AdmissionCommand command) {
    commands.put(id, command);
    String task = command.bundle().proposal().taskId();
    Optional<Ticket> live = live().stream().filter(t -> t.taskId().equals(task)).findFirst();
    if (live.isPresent()) {
      return ticket(
          id,
          command,
          TicketState.REFUSED,
          new Refusal("already_live", "lives", null, null, null, null, live.get().ticketId()));
    }
    if (refusal != null) {
      return ticket(id, command, TicketState.REFUSED, refusal);
    }
    if (policy == null) {
      return ticket(id, command, TicketState.ADMITTED, null);
    }
    return ticket(id, command, sealsLater ? TicketState.SEALING : TicketState.BLOCKED, null);
  }

  private Ticket ticket(
      String id, AdmissionCommand command, TicketState state, @Nullable Refusal why) {
    boolean blocked = state == TicketState.BLOCKED;
    Instant now = clock.instant();
    Ticket bare =
        new Ticket(
            id,
            command.kind(),
            command.bundle().proposal().taskId(),
            "sample",
            "run-" + id,
            command.card().title(),
            state,
            null,
            why,
            policy,
            false,
            false,
            null,
            null,
            null,
            null,
            now,
            now,
            state == TicketState.ADMITTED ? now.plusSeconds(600) : null,
            null);
    return blocked
        ? with(
            bare,
            state,
            failed(bare, FailureReasonCategory.POLICY_BLOCKED, "blocked by policy"),
            false,
            null)
        : bare;
  }

  synchronized Ticket start(String id, StartCommand command) {
    Ticket ticket = stored(id);
    if (ticket.state() == TicketState.ADMITTED) {
      effects.run(
          "execution.start",
          () -> {
            tickets.put(id, with(ticket, TicketState.QUEUED, null, false, null));
            started.add(id);
          });
    }
    return stored(id);
  }

  synchronized Ticket cancel(String id, CancelCommand command) {
    Ticket ticket = stored(id);
    if (!ticket.state().terminal() && ticket.state() != TicketState.PUBLISHING) {
      effects.run(
          "execution.cancel",
          () ->
              tickets.put(id, with(ticket, TicketState.CANCELLED, null, false, command.reason())));
    }
    return stored(id);
  }

  synchronized Ticket ticket(String id) {
    return stored(id);
  }

  synchronized RunAccount account(String id) {
    return new RunAccount(
        stored(id),
        commandOf(id).bundle(),
        List.of(),
        null,
        "process",
        List.of(),
        null,
        null,
        null);
  }

  /**
   * Seen through the API: a class that implements it would become an endpoint of every test that
   * starts the service.
   */
  ExecutionsApi api() {
    return (ExecutionsApi)
        Proxy.newProxyInstance(
            ExecutionsApi.class.getClassLoader(),
            new Class<?>[] {ExecutionsApi.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "admit" -> admit((String) arguments[0], (AdmissionCommand) arguments[1]);
                  case "start" -> start((String) arguments[0], (StartCommand) arguments[1]);
                  case "cancel" -> cancel((String) arguments[0], (CancelCommand) arguments[1]);
                  case "ticket" -> ticket((String) arguments[0]);
                  case "account" -> account((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  public static PolicyDecision review() {
    return new PolicyDecision(
        "decision",
        PolicyStatus.REQUIRE_REVIEW,
        List.of(),
        List.of(),
        "standard",
        ReviewRequirementLevel.AUTONOMOUS,
        List.of(),
        "a person must agree",
        Instant.parse("2026-03-01T12:00:00Z"));
  }

  private Ticket with(
      Ticket t,
      TicketState state,
      @Nullable ExecutionResult result,
      boolean interrupted,
      @Nullable String cancelReason) {
    boolean began = t.executed() || (result != null && state != TicketState.BLOCKED);
    return new Ticket(
        t.ticketId(),
        t.kind(),
        t.taskId(),
        t.repoKey(),
        t.runId(),
        t.title(),
        state,
        t.step(),
        t.refusal(),
        t.policy(),
        began,
        interrupted,
        "auto/x",
        t.commit(),
        result,
        t.evidence(),
        t.createdAt(),
        clock.instant(),
        null,
        cancelReason);
  }
}
