package io.operationscenter.execution.runs;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.execution.admission.StartTicket;
import io.operationscenter.execution.approvals.ApprovalQueries;
import io.operationscenter.execution.approvals.WaitingRuns;
import io.operationscenter.execution.backends.AgentEvidence;
import io.operationscenter.execution.backends.Backends;
import io.operationscenter.execution.evidence.EvidenceStore;
import io.operationscenter.execution.evidence.ObserveRun;
import io.operationscenter.execution.policy.PolicyGate;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.execution.tickets.TicketMachine;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.execution.tickets.WorkBell;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.lease.ReplicaIdentity;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.store.Store;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the workers together and ties them to the life of the service. */
@Dependent
final class RunBeans {

  @Produces
  @Singleton
  RunQueue queue(Kept kept, Ports ports, Around around) {
    return assemble(kept, ports, around, RunQueue.Timing.USUAL);
  }

  static RunQueue assemble(Kept kept, Ports ports, Around around, RunQueue.Timing timing) {
    Run.Tools tools =
        new Run.Tools(kept.store, kept.machine, kept.leases, around.faults, around.clock);
    EvidenceTexts texts = new EvidenceTexts(around.mask, around.clock);
    EndRun end = new EndRun(around.clock);
    Workspaces workspaces = ports.workspaces;
    RunTicket.Phases phases =
        new RunTicket.Phases(
            new PrepareWorkspace(workspaces, texts, end),
            new WorkAgent(
                ports.backends,
                workspaces,
                new AgentEvidence(around.clock, around.ids),
                texts,
                end),
            new ExamineTree(
                workspaces,
                new CheckChanges(workspaces, ports.policy, kept.approvals, texts),
                new RetainRecheck(
                    kept.decisions, kept.waiting, texts, ContractCodec.withRandomIds(around.clock)),
                texts,
                end),
            new PublishTree(workspaces, texts, end),
            new SealEvidence(
                ports.observe,
                ports.evidence,
                kept.store,
                kept.queries,
                new SealEvidence.Codecs(ContractCodec.withRandomIds(around.clock), around.ids)));
    return new RunQueue(
        new RunQueue.Parts(
            tools,
            kept.queries,
            kept.start,
            new TakeTicket(tools, ports.workspaces, around.replica.holder(), timing.leaseTtl()),
            new RunTicket(phases, workspaces, texts, end),
            workspaces,
            ports.settings,
            kept.bell,
            around.replica),
        timing);
  }

  void begin(@Observes StartupEvent started, RunQueue queue) {
    queue.start();
  }

  void end(@Observes ShutdownEvent stopping, RunQueue queue) {
    queue.stop();
  }

  /** Where tickets are kept. */
  @Singleton
  record Kept(
      Store store,
      TicketMachine machine,
      Leases leases,
      TicketQueries queries,
      StartTicket start,
      ApprovalQueries approvals,
      WaitingRuns waiting,
      RetainedDecisions decisions,
      WorkBell bell) {}

  /** What a run works with. */
  @Singleton
  record Ports(
      Workspaces workspaces,
      Backends backends,
      PolicyGate policy,
      ObserveRun observe,
      EvidenceStore evidence,
      Settings settings) {}

  /** Time, identities, secrets, and tests. */
  @Singleton
  record Around(
      Clock clock, IdSource ids, SecretMask mask, FaultPoints faults, ReplicaIdentity replica) {}
}
