package io.operationscenter.execution.admission;

import io.operationscenter.execution.approvals.WaitingRuns;
import io.operationscenter.execution.backends.Backends;
import io.operationscenter.execution.ledger.ReadLedger;
import io.operationscenter.execution.policy.PolicyGate;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.execution.tickets.TicketsFixture;
import io.operationscenter.execution.tickets.WorkBell;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.store.Store;
import java.time.Clock;
import java.util.UUID;

/** Puts admission together without a container. */
public record AdmissionFixture(AdmitTicket admit, StartTicket start, CancelTicket cancel) {

  public record Around(
      Store store, Clock clock, IdSource ids, WorkBell bell, MeasureMachine machine) {}

  public record Ports(
      Settings settings, PolicyGate policy, Backends backends, Workspaces workspaces) {}

  public static AdmissionFixture on(TicketsFixture tickets, Around around, Ports ports) {
    AdmissionDesk.Surroundings surroundings =
        new AdmissionDesk.Surroundings(around.clock, around.ids, around.bell);
    AskPolicy policy = new AskPolicy(ports.policy, tickets.approvals(), around.clock, around.ids);
    RetainDecision decisions =
        new RetainDecision(new RetainedDecisions(around.clock), new WaitingRuns(around.clock));
    AdmissionDesk desk =
        new AdmissionDesk(
            around.store,
            new AdmissionDesk.Tables(
                tickets.machine(),
                tickets.queries(),
                tickets.ledger(),
                tickets.approvals(),
                decisions),
            new GatherFacts(new ReadLedger(), tickets.queries(), around.clock),
            around.machine,
            surroundings);
    PlanRun plans = new PlanRun(policy, ports.backends, ports.workspaces, around.ids, around.clock);
    return new AdmissionFixture(
        new AdmitTicket(around.store, ports.settings, desk, plans, around.clock),
        new StartTicket(
            around.store,
            tickets.machine(),
            ports.settings,
            policy,
            tickets.approvals(),
            decisions,
            surroundings),
        new CancelTicket(around.store, tickets.machine(), around.clock, around.bell));
  }

  /** The request that a bundle would become. */
  public static PreviewRequest preview(Settings settings, Workspaces workspaces, Clock clock) {
    return new PreviewRequest(settings, workspaces, () -> UUID.randomUUID().toString(), clock);
  }
}
