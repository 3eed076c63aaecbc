package io.operationscenter.planner.lanes.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ended ticket with what its record tells beyond the result. The record's metadata may carry
 * {@code baseline_validation}, {@code stderr_excerpt}, {@code stdout_excerpt}, {@code summary},
 * {@code timed_out}, {@code rate_limited}, {@code quota_exhausted}, {@code push_reason}, {@code
 * push_withheld}, {@code draft_branch_pushed}, {@code policy_violations} and {@code
 * validation_results}; what is absent is read from the result.
 *
 * @param ticket terminal
 * @param metadata of the record; empty without one
 * @param head of the seal of its evidence; null when nothing was sealed
 */
public record RunReport(Ticket ticket, Map<String, JsonNode> metadata, @Nullable String head) {

  /** Copies what is mutable. */
  public RunReport {
    metadata = Map.copyOf(metadata);
  }

  /** The ticket and, where one was sealed, its account. */
  public static RunReport of(Ticket ticket, Optional<RunAccount> account) {
    ExecutionOutcome sealed = account.map(RunAccount::outcome).orElse(null);
    return new RunReport(
        ticket,
        sealed == null ? Map.of() : sealed.record().metadata(),
        account.map(RunAccount::seal).map(Seal::head).orElse(null));
  }

  Optional<ExecutionResult> result() {
    return Optional.ofNullable(ticket.result());
  }

  Optional<FailureReasonCategory> category() {
    return result().map(ExecutionResult::failureCategory);
  }

  /** Why it failed, in words; empty on success. */
  String reason() {
    String cancelled = ticket.cancelReason();
    return result().map(ExecutionResult::failureReason).orElse(cancelled == null ? "" : cancelled);
  }

  boolean timedOut() {
    return flag("timed_out")
        || result().filter(r -> r.status() == ExecutionStatus.TIMEOUT).isPresent()
        || category().filter(FailureReasonCategory.TIMEOUT::equals).isPresent();
  }

  boolean rateLimited() {
    return flag("rate_limited")
        || reason().contains("orchestrator_rate_limited")
        || (!flag("quota_exhausted") && RunSignals.rateLimited(stderr()));
  }

  boolean quotaExhausted() {
    return flag("quota_exhausted") || RunSignals.quotaExhausted(stderr());
  }

  boolean baselineFailed() {
    return text("baseline_validation").equals("failed");
  }

  boolean changedNothing() {
    return result().map(r -> r.changedFiles().isEmpty()).orElse(true);
  }

  boolean branchPushed() {
    return result().map(ExecutionResult::branchPushed).orElse(false);
  }

  ValidationStatus validation() {
    return result().map(r -> r.validation().status()).orElse(ValidationStatus.SKIPPED);
  }

  String pushReason() {
    return text("push_reason");
  }

  /** Nothing was offered to the remote because somebody wanted it so. */
  boolean pushWithheld() {
    return flag("push_withheld");
  }

  boolean draftPushed() {
    return flag("draft_branch_pushed");
  }

  /** The first error line of the backend; without one, the reason of the failure. */
  String stderr() {
    String excerpt = text("stderr_excerpt");
    return excerpt.isEmpty() ? reason() : excerpt;
  }

  /** What the failure is classified by. */
  RunFacts facts() {
    ValidationStatus status = validation();
    return new RunFacts(
        violations(),
        commands(),
        status == ValidationStatus.PASSED,
        stderr(),
        text("stdout_excerpt"),
        text("summary"),
        timedOut());
  }

  private List<String> violations() {
    List<String> paths = new ArrayList<>();
    for (JsonNode path : node("policy_violations")) {
      paths.add(path.asText());
    }
    if (paths.isEmpty()
        && category().filter(FailureReasonCategory.SCOPE_VIOLATION::equals).isPresent()) {
      paths.add(reason());
    }
    return paths;
  }

  private List<RunFacts.CommandResult> commands() {
    List<RunFacts.CommandResult> commands = new ArrayList<>();
    for (JsonNode each : node("validation_results")) {
      commands.add(
          new RunFacts.CommandResult(
              each.path("command").asText(), each.path("exit_code").asLong()));
    }
    ValidationSummary summary = result().map(ExecutionResult::validation).orElse(null);
    if (commands.isEmpty() && summary != null && summary.commandsRun() > 0) {
      commands.add(new RunFacts.CommandResult("validation", summary.commandsFailed() > 0 ? 1 : 0));
    }
    return commands;
  }

  private boolean flag(String name) {
    return node(name).asBoolean(false);
  }

  private String text(String name) {
    return node(name).asText("");
  }

  private JsonNode node(String name) {
    @Nullable JsonNode value = metadata.get(name);
    return value == null ? MissingNode.getInstance() : value;
  }
}
