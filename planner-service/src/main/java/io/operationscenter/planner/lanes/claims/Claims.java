package io.operationscenter.planner.lanes.claims;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.LeaseLost;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.lanes.outcome.ConcludeRun;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The claims in the store. One live claim per card, moved on by the holder of its lease. */
@Singleton
public final class Claims {

  private static final String COLUMNS =
      "id, task_id, ticket_id, role, step, title, repo_key, content, config_digest, command, ticket,"
          + " conclusion, stop_reason, edits, follow_ups, ran, outcome, opened_at";

  private final Store store;
  private final Leases leases;
  private final Clock clock;
  private final FaultPoints faults;
  private final ContractCodec codec;

  public Claims(Store store, Leases leases, Clock clock, FaultPoints faults) {
    this.store = store;
    this.leases = leases;
    this.clock = clock;
    this.faults = faults;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  /**
   * Opens the claim unless its card has a live one.
   *
   * @param lease of the claim, see {@link Claim#leaseName}
   * @return false when somebody else was first
   */
  public boolean open(Lease lease, Claim claim) {
    boolean first =
        store.write(
            tx -> {
              leases.requireHeld(tx, lease);
              return insert(tx, claim) == 1;
            });
    if (first) {
      faults.reached(claim.step().faultPoint());
    }
    return first;
  }

  /**
   * Stores what a step changed. What this answers is in the store.
   *
   * @throws LeaseLost when another process may be at work on the claim
   */
  public Claim advance(Lease lease, Claim before, Claim after) {
    store.write(
        tx -> {
          leases.requireHeld(tx, lease);
          if (update(tx, before, after) != 1) {
            throw new IllegalStateException(
                "claim %s of card %s must stand at %s, it has gone on"
                    .formatted(before.id(), before.taskId(), before.step().wire()));
          }
          return after;
        });
    if (before.step() != after.step()) {
      faults.reached(after.step().faultPoint());
    }
    return after;
  }

  /** The live claims of a lane, the oldest first. */
  public List<Claim> live(String role) {
    return store.read(
        tx ->
            tx.query(
                    "select %s from claim where role = ? and live = 1 order by opened_at, id"
                        .formatted(COLUMNS),
                    role)
                .list(this::claim));
  }

  /**
   * The claims whose cards were blocked until a person agrees, and that nothing has come after, the
   * oldest first.
   */
  public List<Claim> waitingForPerson(String role) {
    return store.read(
        tx ->
            tx.query(
                    """
                    select %s from claim where role = ? and outcome = '%s' and not exists (
                      select 1 from claim later
                      where later.task_id = claim.task_id and later.id <> claim.id
                        and (later.live = 1
                          or ((later.opened_at > claim.opened_at
                              or (later.opened_at = claim.opened_at and later.id > claim.id))
                            and (later.ran = 1 or later.outcome = '%s'))))
                    order by opened_at, id"""
                        .formatted(COLUMNS, ConcludeRun.POLICY_REVIEW, ConcludeRun.POLICY_REVIEW),
                    role)
                .list(this::claim));
  }

  /** The live claim of a card. */
  public Optional<Claim> liveOf(String taskId) {
    return store.read(
        tx ->
            tx.query(
                    "select %s from claim where task_id = ? and live = 1".formatted(COLUMNS),
                    taskId)
                .first(this::claim));
  }

  /** A claim as it is stored now. */
  public Optional<Claim> find(String id) {
    return store.read(
        tx ->
            tx.query("select %s from claim where id = ?".formatted(COLUMNS), id)
                .first(this::claim));
  }

  /** How the card's last run ended; empty when none was started yet. */
  public Optional<String> lastRunOutcome(String taskId) {
    return store.read(
        tx ->
            tx.query(
                    "select outcome from claim where task_id = ? and live = 0 and ran = 1"
                        + " order by closed_at desc, opened_at desc limit 1",
                    taskId)
                .first(row -> row.text("outcome")));
  }

  /** The card that took another one's place when a run cancelled it (spec 06 §7.2). */
  public Optional<String> successorOf(String taskId) {
    return store
        .read(
            tx ->
                tx.query(
                        "select follow_ups from claim where task_id = ? and live = 0 and outcome = ?"
                            + " order by closed_at desc limit 1",
                        taskId,
                        ConcludeRun.PRE_EXISTING)
                    .first(row -> words(row.text("follow_ups"))))
        .flatMap(ids -> ids.stream().findFirst());
  }

  private int insert(Transaction tx, Claim claim) {
    return tx.update(
        """
        insert into claim (id, task_id, ticket_id, role, step, live, title, repo_key, content,
          config_digest, edits, follow_ups, ran, opened_at, updated_at)
        values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, '', '', 0, ?, ?)
        on conflict do nothing""",
        claim.id(),
        claim.taskId(),
        claim.ticketId(),
        claim.subject().role(),
        claim.step().wire(),
        claim.subject().title(),
        claim.subject().repoKey(),
        claim.subject().content().text(),
        claim.subject().configDigest(),
        claim.openedAt(),
        claim.openedAt());
  }

  private int update(Transaction tx, Claim before, Claim after) {
    boolean closed = after.step() == ClaimStep.CLOSED;
    return tx.update(
        """
        update claim set ticket_id = ?, step = ?, live = ?, command = ?, ticket = ?,
          conclusion = ?, stop_reason = ?, edits = ?, follow_ups = ?, ran = ?, outcome = ?,
          updated_at = ?, closed_at = ?
        where id = ? and step = ? and live = 1""",
        after.ticketId(),
        after.step().wire(),
        !closed,
        json(after.command()),
        json(after.ticket()),
        json(after.conclusion()),
        after.stopReason(),
        String.join(",", after.edits()),
        String.join(",", after.followUps()),
        after.ran(),
        after.outcome(),
        clock.instant(),
        closed ? clock.instant() : null,
        before.id(),
        before.step().wire());
  }

  private Claim claim(Row row) {
    return new Claim(
        row.text("id"),
        new Claim.Subject(
            row.text("task_id"),
            row.text("role"),
            row.text("title"),
            row.text("repo_key"),
            CardContent.parse(row.text("content")),
            row.text("config_digest")),
        row.text("ticket_id"),
        ClaimStep.of(row.text("step")),
        read(AdmissionCommand.class, row.textOrNull("command")),
        read(Ticket.class, row.textOrNull("ticket")),
        read(Conclusion.class, row.textOrNull("conclusion")),
        row.textOrNull("stop_reason"),
        words(row.text("edits")),
        words(row.text("follow_ups")),
        row.flag("ran"),
        row.instant("opened_at"),
        row.textOrNull("outcome"));
  }

  private @Nullable String json(@Nullable Record value) {
    return value == null ? null : codec.json(value);
  }

  private <T> @Nullable T read(Class<T> type, @Nullable String json) {
    return json == null ? null : codec.read(type, json);
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(",", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
