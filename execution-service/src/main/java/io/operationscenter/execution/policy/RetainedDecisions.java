package io.operationscenter.execution.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every decision of the policy gate, with what it was about: asked again, it can be compared. */
@Singleton
public final class RetainedDecisions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;
  private final ContractCodec codec;

  public RetainedDecisions(Clock clock) {
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  /** What became of the ticket then. */
  public enum Outcome {
    /** It may go on: run, or publish what it changed. */
    ADMITTED,
    BLOCKED,
    /** Another gate said no. */
    REFUSED,
    /** The configuration had changed between admission and start. */
    STARTED;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One decision.
   *
   * @param ticketId whose
   * @param title of its card
   * @param outcome what became of it
   * @param configDigest of the configuration that held the rules
   * @param proposalDigest of the bundle, as approvals name it
   * @param approvalId what lifted the decision; null when nothing did, or had to
   * @param bundle what was to be done
   * @param request as it was built
   * @param decision the answer
   * @param changed the files that the run had changed; empty when policy was asked before it began
   */
  public record Retained(
      String ticketId,
      String title,
      Outcome outcome,
      String configDigest,
      String proposalDigest,
      @Nullable String approvalId,
      ProposalDecisionBundle bundle,
      ExecutionRequest request,
      PolicyDecision decision,
      List<String> changed) {

    /** Copies what is mutable. */
    public Retained {
      changed = List.copyOf(changed);
    }
  }

  /** One decision and its place among all. */
  public record Placed(long n, Retained retained) {}

  /**
   * Keeps a decision. Of equal refusals of one task the last is kept, as of its tickets (design
   * §3).
   */
  public void keep(Transaction tx, Retained retained) {
    String taskId = retained.bundle().proposal().taskId();
    if (retained.outcome() == Outcome.REFUSED) {
      tx.update(
          "delete from policy_decision where task_id = ? and outcome = 'refused' and status = ?"
              + " and proposal_digest = ? and config_digest = ?",
          taskId,
          retained.decision().status().wire(),
          retained.proposalDigest(),
          retained.configDigest());
    }
    tx.update(
        """
        insert into policy_decision
          (decision_id, n, ticket_id, task_id, repo_key, title, outcome, status, config_digest,
           proposal_digest, approval_id, bundle, request, decision, changed,
           decided_at)
        values (?, (select coalesce(max(n), 0) + 1 from policy_decision), ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?)
        on conflict (decision_id) do nothing""",
        retained.decision().decisionId(),
        retained.ticketId(),
        taskId,
        retained.bundle().proposal().target().repoKey(),
        retained.title(),
        retained.outcome().wire(),
        retained.decision().status().wire(),
        retained.configDigest(),
        retained.proposalDigest(),
        retained.approvalId(),
        codec.json(retained.bundle()),
        codec.json(retained.request()),
        codec.json(retained.decision()),
        retained.changed().isEmpty() ? null : codec.json(retained.changed()),
        clock.instant());
  }

  /**
   * Forgets the oldest of what was decided before then.
   *
   * @param most how many at once
   * @return how many there were; fewer than {@code most} once none is left
   */
  public int prune(Transaction tx, Instant before, int most) {
    return tx.update(
        "delete from policy_decision where decision_id in (select decision_id from policy_decision"
            + " where decided_at < ? order by decided_at limit ?)",
        before,
        most);
  }

  /** The last decision about a ticket: that about its changed files where there is one. */
  public Optional<Retained> ofTicket(Transaction tx, String ticketId) {
    return tx.query(
            "select * from policy_decision where ticket_id = ? order by n desc limit 1", ticketId)
        .first(this::read)
        .map(Placed::retained);
  }

  /**
   * A page, the newest first.
   *
   * @param repoKey null: of every repository
   * @param since null: from the beginning
   * @param before the number at the end of the page before; null: from the newest
   */
  public List<Placed> page(
      Transaction tx,
      @Nullable String repoKey,
      @Nullable Instant since,
      @Nullable Long before,
      int limit) {
    StringBuilder sql = new StringBuilder("select * from policy_decision where 1 = 1");
    List<@Nullable Object> arguments = new ArrayList<>();
    condition(sql, arguments, "repo_key = ?", repoKey);
    condition(sql, arguments, "decided_at >= ?", since);
    condition(sql, arguments, "n < ?", before);
    arguments.add(limit);
    return tx.query(sql.append(" order by n desc limit ?").toString(), arguments.toArray())
        .list(this::read);
  }

  private static void condition(
      StringBuilder sql,
      List<@Nullable Object> arguments,
      String condition,
      @Nullable Object value) {
    if (value != null) {
      sql.append(" and ").append(condition);
      arguments.add(value);
    }
  }

  private Placed read(Row row) {
    return new Placed(
        row.number("n"),
        new Retained(
            row.text("ticket_id"),
            row.text("title"),
            Outcome.valueOf(row.text("outcome").toUpperCase(Locale.ROOT)),
            row.text("config_digest"),
            row.text("proposal_digest"),
            row.textOrNull("approval_id"),
            codec.read(ProposalDecisionBundle.class, row.text("bundle")),
            codec.read(ExecutionRequest.class, row.text("request")),
            codec.read(PolicyDecision.class, row.text("decision")),
            changed(row.textOrNull("changed"))));
  }

  private static List<String> changed(@Nullable String paths) {
    try {
      return paths == null ? List.of() : List.of(JSON.readValue(paths, String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the changed files of a decision are not JSON", e);
    }
  }
}
