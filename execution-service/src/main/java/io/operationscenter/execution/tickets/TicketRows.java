package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.tickets.Progress.Retry;
import io.operationscenter.execution.tickets.Progress.Uncounted;
import io.operationscenter.execution.tickets.StoredTicket.Times;
import io.operationscenter.execution.tickets.TicketChange.Json;
import io.operationscenter.execution.tickets.TicketChange.Line;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of table {@code ticket}. */
final class TicketRows {

  private final ContractCodec codec;

  TicketRows(ContractCodec codec) {
    this.codec = codec;
  }

  Optional<StoredTicket> find(Transaction tx, String ticketId) {
    return tx.query("select * from ticket where ticket_id = ?", ticketId).first(this::read);
  }

  void insert(Transaction tx, NewTicket ticket, TicketState state, Instant now) {
    AdmissionCommand command = ticket.command();
    tx.update(
        """
        insert into ticket
          (ticket_id, n, run_id, kind, task_id, repo_key, state, fence, command, bundle_digest,
           config_digest, retries, notes, executed, interrupted, faulty, created_at, updated_at)
        values (?, (select coalesce(max(n), 0) + 1 from ticket), ?, ?, ?, ?, ?, 0, ?, ?, ?, '', '',
                0, 0, 0, ?, ?)""",
        ticket.ticketId(),
        ticket.runId(),
        command.kind().wire(),
        command.bundle().proposal().taskId(),
        command.bundle().proposal().target().repoKey(),
        state.wire(),
        codec.json(command),
        ticket.bundleDigest(),
        command.configDigest(),
        now,
        now);
    switch (ticket.beginning()) {
      case NewTicket.Admitted admitted -> {
        plan(tx, ticket.ticketId(), admitted.plan());
        tx.update(
            "update ticket set expires_at = ? where ticket_id = ?",
            admitted.expiresAt(),
            ticket.ticketId());
      }
      case NewTicket.Blocked blocked -> {
        plan(tx, ticket.ticketId(), blocked.plan());
        tx.update(
            "update ticket set result = ? where ticket_id = ?",
            codec.json(blocked.result()),
            ticket.ticketId());
      }
      case NewTicket.Refused refused ->
          tx.update(
              "update ticket set refusal = ?, refusal_reason = ?, policy = ?, ended_at = ? where"
                  + " ticket_id = ?",
              codec.json(refused.refusal()),
              refused.refusal().reason(),
              refused.policy() == null ? null : codec.json(refused.policy()),
              now,
              ticket.ticketId());
    }
  }

  private void plan(Transaction tx, String ticketId, NewTicket.Plan plan) {
    tx.update(
        "update ticket set request = ?, policy = ?, branch = ? where ticket_id = ?",
        codec.json(plan.request()),
        codec.json(plan.policy()),
        plan.request().taskBranch(),
        ticketId);
  }

  /** The columns of a change, and whatever else stands in the map. */
  void update(Transaction tx, String ticketId, Map<String, @Nullable Object> columns) {
    StringBuilder sql = new StringBuilder("update ticket set ");
    List<@Nullable Object> arguments = new ArrayList<>();
    String comma = "";
    for (Map.Entry<String, @Nullable Object> column : columns.entrySet()) {
      Object value = column.getValue();
      sql.append(comma).append(column.getKey()).append(" = ");
      if (value instanceof Line line) {
        sql.append("case when notes = '' then ? else notes || ? end");
        arguments.add(line.text());
        arguments.add("\n" + line.text());
      } else {
        sql.append('?');
        arguments.add(value instanceof Json json ? codec.json(json.value()) : value);
      }
      comma = ", ";
    }
    arguments.add(ticketId);
    tx.update(sql.append(" where ticket_id = ?").toString(), arguments.toArray());
  }

  StoredTicket read(Row row) {
    String step = row.textOrNull("step");
    return new StoredTicket(
        row.text("ticket_id"),
        row.number("n"),
        row.text("run_id"),
        codec.read(AdmissionCommand.class, row.text("command")),
        row.text("bundle_digest"),
        row.text("config_digest"),
        TicketState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        step == null ? null : TicketStep.valueOf(step.toUpperCase(Locale.ROOT)),
        row.number("fence"),
        json(ExecutionRequest.class, row.textOrNull("request")),
        json(PolicyDecision.class, row.textOrNull("policy")),
        json(Refusal.class, row.textOrNull("refusal")),
        row.textOrNull("branch"),
        progress(row),
        json(ExecutionResult.class, row.textOrNull("result")),
        row.textOrNull("outcome"),
        row.textOrNull("evidence"),
        new Times(
            row.instant("created_at"), row.instant("updated_at"), row.instantOrNull("expires_at")),
        row.textOrNull("cancel_reason"));
  }

  private Progress progress(Row row) {
    Long baseline = row.numberOrNull("baseline_passed");
    Long worked = row.numberOrNull("agent_ms");
    String uncounted = row.textOrNull("uncounted");
    return new Progress(
        row.textOrNull("base_sha"),
        row.textOrNull("start_sha"),
        row.textOrNull("remote_sha"),
        row.textOrNull("tree_sha"),
        row.textOrNull("commit_sha"),
        baseline == null ? null : baseline == 1,
        parts(row.text("retries"), ",").stream().map(Retry::valueOf).toList(),
        row.textOrNull("goal"),
        json(ExecutionResult.class, row.textOrNull("agent_result")),
        row.instantOrNull("agent_started_at"),
        worked == null ? 0 : worked,
        row.textOrNull("backend_version"),
        row.textOrNull("sandbox"),
        uncounted == null ? null : Uncounted.valueOf(uncounted),
        parts(row.text("notes"), "\n"),
        row.flag("executed"),
        row.flag("interrupted"),
        row.flag("faulty"));
  }

  private static List<String> parts(String text, String separator) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(separator, -1));
  }

  private <T> @Nullable T json(Class<T> type, @Nullable String text) {
    return text == null ? null : codec.read(type, text);
  }
}
