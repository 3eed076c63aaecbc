package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.execution.admission.AdmissionFixture;
import io.operationscenter.execution.admission.Machine;
import io.operationscenter.execution.approvals.ApprovalQueries;
import io.operationscenter.execution.approvals.GiveVerdict;
import io.operationscenter.execution.approvals.WaitingRuns;
import io.operationscenter.execution.evidence.EvidenceStore;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.tickets.TicketsFixture;
import io.operationscenter.execution.tickets.WorkBell;
import io.operationscenter.kit.events.EventFeed;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.lease.ReplicaIdentity;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.testing.HandClock;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Machines of execution over one store, one disk and one remote; a machine can be taken away. */
final class Bench implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  final HandClock clock = new HandClock(Instant.parse("2026-05-04T10:00:00Z"));
  final ScriptedWorkspaces disk = new ScriptedWorkspaces();
  final ScriptedAgent agent = new ScriptedAgent(disk);
  final ScriptedRecords records = new ScriptedRecords();
  final ScriptedSettings settings = new ScriptedSettings();
  volatile Machine measured = new Machine(null, null);
  volatile Function<Service, EvidenceStore> evidence = _ -> records;
  volatile Duration retry = Duration.ZERO;
  final Store store;
  private final StoreFixture fixture;
  private final StoreSettings place;
  private final List<Service> services = new ArrayList<>();

  Bench(StoreFixture fixture) {
    this(fixture, fixture.settings());
  }

  /** Over the fixture's store with other settings. */
  Bench(StoreFixture fixture, StoreSettings place) {
    this.fixture = fixture;
    this.place = place;
    this.store = fixture.open(place, ExecutionSchema.all());
  }

  /** A process of execution. */
  final class Service {
    final Store store = fixture.open(place, ExecutionSchema.all());
    final TicketsFixture tickets = TicketsFixture.on(store, clock);
    final AdmissionFixture admission;
    final GiveVerdict verdicts =
        new GiveVerdict(
            store, new WaitingRuns(clock), new EventFeed(store, clock), settings, clock);
    final ApprovalQueries approvals = new ApprovalQueries(store, new WaitingRuns(clock), clock);
    final RunQueue queue;
    private final ReplicaIdentity replica;

    Service(String root, FaultPoints faults) {
      IdSource ids = () -> UUID.randomUUID().toString();
      WorkBell bell = new WorkBell();
      replica = new ReplicaIdentity(root, ids.get());
      admission =
          AdmissionFixture.on(
              tickets,
              new AdmissionFixture.Around(store, clock, ids, bell, () -> measured),
              new AdmissionFixture.Ports(settings, records, agent, disk));
      queue =
          RunBeans.assemble(
              new RunBeans.Kept(
                  store,
                  tickets.machine(),
                  new Leases(store, clock),
                  tickets.queries(),
                  admission.start(),
                  approvals,
                  new WaitingRuns(clock),
                  new RetainedDecisions(clock),
                  bell),
              new RunBeans.Ports(disk, agent, records, records, evidence.apply(this), settings),
              new RunBeans.Around(clock, ids, SecretMask.KNOWN_SHAPES, faults, replica),
              new RunQueue.Timing(
                  Duration.ofMillis(400), Duration.ofMillis(50), retry, Duration.ofSeconds(10)));
      services.add(this);
    }

    Service serving() {
      replica.freeLeftLeases(store);
      queue.start();
      return this;
    }

    StoredTicket admit(String ticketId, AdmissionCommand command) {
      return admission.admit().admit(ticketId, command);
    }

    /** Admits what policy keeps from beginning, until its evidence is written. */
    StoredTicket blocked(String ticketId, AdmissionCommand command) {
      assertThat(admit(ticketId, command).state()).isEqualTo(TicketState.SEALING);
      queue.sealNow(ticketId);
      StoredTicket ended = ended(ticketId);
      assertThat(ended.state()).isEqualTo(TicketState.BLOCKED);
      return ended;
    }

    /** A person says yes to what waits for the task. */
    Approval approve(String approvalId, String taskId) {
      WaitingRun waiting = approvals.waiting(taskId, 1).getFirst();
      return verdicts.give(
          approvalId,
          new ApprovalCommand(
              ApprovalVerdict.GRANT,
              taskId,
              waiting.proposalDigest(),
              ApprovalSource.CLI,
              "ada",
              "looked at it"),
          "operator");
    }

    StoredTicket start(String ticketId) {
      return admission.start().start(ticketId, new StartCommand(Commands.DIGEST)).orElseThrow();
    }

    StoredTicket cancel(String ticketId, String reason) {
      return admission.cancel().cancel(ticketId, new CancelCommand(reason)).orElseThrow();
    }

    /** Admits and starts. */
    void run(String ticketId, AdmissionCommand command) {
      assertThat(admit(ticketId, command).state()).isEqualTo(TicketState.ADMITTED);
      start(ticketId);
    }

    /** Takes the process away: nothing it still wants to write reaches the store. */
    void crash() {
      store.close();
    }
  }

  Service service() {
    return new Service("root-1", FaultPoints.none());
  }

  Service service(String root) {
    return new Service(root, FaultPoints.none());
  }

  Service heldAt(TicketStep step, Path folder) {
    try {
      Files.createFile(folder.resolve(step.faultPoint() + ".armed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Service("root-1", new FaultPoints(Map.of(FaultPoints.FOLDER, folder.toString())));
  }

  StoredTicket ticket(String ticketId) {
    return find(ticketId).orElseThrow();
  }

  Optional<StoredTicket> find(String ticketId) {
    return store.read(tx -> TicketsFixture.on(store, clock).machine().find(tx, ticketId));
  }

  /** One ticket of one service from its admission to its end. */
  StoredTicket run() {
    service().serving().run("t1", Commands.of("task"));
    return ended("t1");
  }

  StoredTicket ended(String ticketId) {
    await(ticketId + " ends")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ticket(ticketId).state().terminal());
    return ticket(ticketId);
  }

  /** As if a person had approved the run although it declared this path, which needs a review. */
  void approved(String ticketId, String path) {
    PolicyDecision decision =
        ContractCodec.withRandomIds(clock)
            .read(
                PolicyDecision.class,
                """
                {"status": "require_review", "violations": [{
                   "rule_id": "path.review_required", "category": "path",
                   "message": "Path '%s' of path.review_required", "blocking": false,
                   "related_path": "%s"}]}"""
                    .formatted(path, path));
    store.write(
        tx ->
            TicketsFixture.on(store, clock)
                .machine()
                .note(tx, ticketId, TicketChange.none().policy(decision, Commands.DIGEST)));
  }

  void awaitState(String ticketId, TicketState state) {
    await(ticketId + " is " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> ticket(ticketId).state() == state);
  }

  /** State of a ticket's place in the budget; {@code none} without one. */
  String place(String ticketId) {
    return store.read(
        tx ->
            tx.query("select state from reservation where ticket_id = ?", ticketId)
                .first(row -> row.text("state"))
                .orElse("none"));
  }

  /** Details of the events of a kind, in the order in which they were recorded. */
  List<JsonNode> details(String kind) {
    return store.read(
        tx ->
            tx.query("select body from usage_event where kind = ? order by n", kind)
                .list(row -> json(row.text("body"))));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  long usage(String kind) {
    return store.read(
        tx ->
            tx.query("select count(*) as n from usage_event where kind = ?", kind)
                .one(row -> row.number("n")));
  }

  long liveLeases() {
    return store.read(
        tx ->
            tx.query("select count(*) as n from lease where holder is not null")
                .one(row -> row.number("n")));
  }

  List<String> events(String ticketId) {
    return store.read(
        tx ->
            tx.query("select kind from event where key = ? order by n", ticketId)
                .list(row -> row.text("kind")));
  }

  long rows(String table) {
    return store.read(
        tx -> tx.query("select count(*) as n from " + table).one(row -> row.number("n")));
  }

  void awaitNoLease() {
    await("no lease is held").atMost(PATIENCE).until(() -> liveLeases() == 0);
  }

  @Override
  public void close() {
    services.forEach(service -> service.queue.stop());
  }
}
