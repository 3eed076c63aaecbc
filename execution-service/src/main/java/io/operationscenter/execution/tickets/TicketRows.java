package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.ledger.Reservation;
import io.operationscenter.execution.tickets.Progress.Retry;
import io.operationscenter.execution.tickets.Progress.Uncounted;
import io.operationscenter.execution.tickets.StoredTicket.Times;
import io.operationscenter.execution.tickets.TicketChange.Json;
import io.operationscenter.execution.tickets.TicketChange.Line;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
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

  /** Inserts a ticket; the answer is what a query for it would give. */
  StoredTicket insert(Transaction tx, NewTicket ticket, TicketState state, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MILLIS);
    AdmissionCommand command = ticket.command();
    Outset outset = Outset.of(ticket.beginning());
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("ticket_id", ticket.ticketId());
    columns.put("run_id", ticket.runId());
    columns.put("kind", command.kind().wire());
    columns.put("task_id", command.bundle().proposal().taskId());
    columns.put("repo_key", command.bundle().proposal().target().repoKey());
    columns.put("state", state.wire());
    columns.put("fence", 0);
    columns.put("command", new Json(command));
    columns.put("bundle_digest", ticket.bundleDigest());
    columns.put("config_digest", command.configDigest());
    columns.put("request", json(outset.request));
    columns.put("policy", json(outset.policy));
    columns.put("branch", outset.branch());
    columns.put("result", json(outset.result));
    columns.put("refusal", json(outset.refusal));
    columns.put("refusal_reason", outset.refusal == null ? null : outset.refusal.reason());
    columns.put("expires_at", outset.expiresAt);
    columns.put("retries", "");
    columns.put("notes", "");
    columns.put("executed", false);
    columns.put("interrupted", false);
    columns.put("faulty", false);
    columns.put("created_at", now);
    columns.put("updated_at", now);
    columns.put("ended_at", state.terminal() ? now : null);
    long n =
        tx.query(
                "insert into ticket (n, %s) values ((select coalesce(max(n), 0) + 1 from ticket), %s) returning n"
                    .formatted(
                        String.join(", ", columns.keySet()),
                        String.join(", ", Collections.nCopies(columns.size(), "?"))),
                columns.values().stream().map(this::stored).toArray())
            .one(row -> row.number("n"));
    return new StoredTicket(
        ticket.ticketId(),
        n,
        ticket.runId(),
        command,
        ticket.bundleDigest(),
        command.configDigest(),
        state,
        null,
        0,
        outset.request,
        outset.policy,
        outset.refusal,
        outset.branch(),
        Progress.NONE,
        outset.result,
        null,
        null,
        new Times(now, now, outset.expiresAt),
        null);
  }

  private static @Nullable Json json(@Nullable Object value) {
    return value == null ? null : new Json(value);
  }

  /** What a ticket has from its first moment on. */
  private record Outset(
      @Nullable ExecutionRequest request,
      @Nullable PolicyDecision policy,
      @Nullable Refusal refusal,
      @Nullable ExecutionResult result,
      @Nullable Instant expiresAt) {

    static Outset of(NewTicket.Beginning beginning) {
      return switch (beginning) {
        case NewTicket.Admitted(NewTicket.Plan plan, Reservation _, Instant expiresAt) ->
            new Outset(
                plan.request(),
                plan.policy(),
                null,
                null,
                expiresAt.truncatedTo(ChronoUnit.MILLIS));
        case NewTicket.Blocked(NewTicket.Plan plan, ExecutionResult result) ->
            new Outset(plan.request(), plan.policy(), null, result, null);
        case NewTicket.Refused(Refusal refusal, PolicyDecision policy) ->
            new Outset(null, policy, refusal, null, null);
      };
    }

    @Nullable String branch() {
      return request == null ? null : request.taskBranch();
    }
  }

  private @Nullable Object stored(@Nullable Object value) {
    return value instanceof Json json ? codec.json(json.value()) : value;
  }

  /** The columns of a change, and whatever else stands in the map. */
  StoredTicket update(Transaction tx, String ticketId, Map<String, @Nullable Object> columns) {
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
        arguments.add(stored(value));
      }
      comma = ", ";
    }
    arguments.add(ticketId);
    return tx.query(sql.append(" where ticket_id = ? returning *").toString(), arguments.toArray())
        .one(this::read);
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
