package io.operationscenter.execution.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of table {@code approval}. */
final class ApprovalRows {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ContractCodec codec;

  ApprovalRows(ContractCodec codec) {
    this.codec = codec;
  }

  void insert(Transaction tx, Approval approval) {
    tx.update(
        """
        insert into approval
          (approval_id, n, task_id, repo_key, proposal_digest, violations, state, source, given_by,
           principal, reason, given_at, expires_at)
        values (?, (select coalesce(max(n), 0) + 1 from approval), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        approval.approvalId(),
        approval.taskId(),
        approval.repoKey(),
        approval.proposalDigest(),
        codec.json(approval.violations()),
        approval.state().wire(),
        approval.source().wire(),
        approval.givenBy(),
        approval.principal(),
        approval.reason(),
        approval.givenAt(),
        approval.expiresAt());
  }

  /**
   * An approval as it stands.
   *
   * @param now from when on what was not used in time shows as expired
   */
  Approval read(Row row, Instant now) {
    ApprovalState stored = ApprovalState.valueOf(row.text("state").toUpperCase(Locale.ROOT));
    Instant expiresAt = row.instant("expires_at");
    boolean late = stored == ApprovalState.GRANTED && !expiresAt.isAfter(now);
    return new Approval(
        row.text("approval_id"),
        row.text("task_id"),
        row.text("repo_key"),
        row.text("proposal_digest"),
        violations(row.text("violations")),
        late ? ApprovalState.EXPIRED : stored,
        ApprovalSource.valueOf(row.text("source").toUpperCase(Locale.ROOT)),
        row.text("given_by"),
        row.textOrNull("principal"),
        row.text("reason"),
        row.instant("given_at"),
        expiresAt,
        row.textOrNull("ticket_id"),
        row.instantOrNull("used_at"),
        row.textOrNull("withdrawal"));
  }

  private List<PolicyViolation> violations(String text) {
    List<PolicyViolation> violations = new ArrayList<>();
    try {
      for (JsonNode each : JSON.readTree(text)) {
        violations.add(codec.read(PolicyViolation.class, each));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("violations of an approval are not JSON", e);
    }
    return violations;
  }
}
