package io.operationscenter.execution.admission;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.BackendAdapter;
import io.operationscenter.execution.backends.Backends;
import io.operationscenter.execution.programs.RequiredSandbox;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.NewTicket.Admitted;
import io.operationscenter.execution.tickets.NewTicket.Blocked;
import io.operationscenter.execution.tickets.NewTicket.Plan;
import io.operationscenter.execution.tickets.TaskBranches;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What would be run, and whether policy, approvals and adapter let it; writes nothing. */
@Singleton
final class PlanRun {

  private final AskPolicy policy;
  private final Backends backends;
  private final Workspaces workspaces;
  private final IdSource ids;
  private final Clock clock;

  PlanRun(AskPolicy policy, Backends backends, Workspaces workspaces, IdSource ids, Clock clock) {
    this.policy = policy;
    this.backends = backends;
    this.workspaces = workspaces;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What the store knows.
   *
   * @param branch of the task, or the one it will get
   * @param approvals that the ticket may use
   */
  record Known(String branch, List<Approval> approvals) {}

  /** What came of planning. */
  sealed interface Planned {

    /** Nothing stands against it but what the store knows. */
    record Possible(Plan plan, AskPolicy.Answer answer) implements Planned {}

    /** It is sealed as blocked. */
    record Stopped(Blocked blocked, AskPolicy.Answer answer) implements Planned {}

    /** The program of the backend is missing on this machine. */
    record NotInstalled(Plan plan, AskPolicy.Answer answer, String why) implements Planned {}

    /** The sandbox that is required cannot be had on this machine. */
    record NotConfined(Plan plan, AskPolicy.Answer answer, String why) implements Planned {}
  }

  /** What planning has to know of the store. */
  Known known(Transaction tx, String ticketId, AdmissionCommand command) {
    TaskProposal proposal = command.bundle().proposal();
    return new Known(
        TaskBranches.of(tx, proposal.taskId(), proposal.target().repoKey(), command.card().title()),
        policy.open(tx, ticketId, command.bundle()));
  }

  Planned plan(String ticketId, AdmissionCommand command, InForce settings, Known known) {
    ManagedRepository repository =
        settings
            .repository(command.bundle().proposal().target().repoKey())
            .orElseThrow(() -> new IllegalStateException("the contract was checked before"));
    String runId = ids.get();
    ExecutionRequest asked =
        BuildRequest.of(
            command.bundle(),
            repository,
            new BuildRequest.RunIdentity(
                runId, known.branch, workspaces.pathOf(runId), clock.instant()));
    AskPolicy.Answer answer = policy.about(ticketId, command.bundle(), asked, known.approvals);
    if (!answer.allows()) {
      return new Planned.Stopped(
          new Blocked(
              new Plan(asked, answer.decision()),
              EndWithoutRun.blocked(asked, answer.decision(), clock.instant())),
          answer);
    }
    Plan plan = new Plan(answer.into(asked), answer.decision());
    BackendName backend = command.bundle().decision().selectedBackend();
    Optional<BackendAdapter> adapter = backends.forBackend(backend);
    if (adapter.isEmpty()) {
      return new Planned.Stopped(
          new Blocked(
              plan, EndWithoutRun.noAdapter(plan.request(), backend.wire(), clock.instant())),
          answer);
    }
    return adapter
        .get()
        .notInstalled(order(command, plan.request(), repository))
        .<Planned>map(why -> new Planned.NotInstalled(plan, answer, why))
        .or(
            () ->
                RequiredSandbox.lacking(settings.configuration().sandbox())
                    .map(why -> new Planned.NotConfined(plan, answer, why)))
        .orElseGet(() -> new Planned.Possible(plan, answer));
  }

  private static AgentOrder order(
      AdmissionCommand command, ExecutionRequest request, ManagedRepository repository) {
    return new AgentOrder(
        request,
        command.bundle().decision().selectedLane(),
        command.bundle().proposal().taskType(),
        command.card().family(),
        repository,
        new StopSignal());
  }

  /** The same admission on the branch that was fixed meanwhile. */
  static Admitted on(Admitted admitted, String branch) {
    return new Admitted(
        new Plan(admitted.plan().request().withTaskBranch(branch), admitted.plan().policy()),
        admitted.place(),
        admitted.expiresAt());
  }
}
