package io.operationscenter.contracts.lanes;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.tickets.Refusal;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * What became of the question for a run.
 *
 * @param status {@code started}, {@code no_task}, {@code task_skipped}, {@code refused}, {@code
 *     blocked}, {@code pre_exec_rejected}
 * @param taskId the card; null without one
 * @param ticketId the ticket; null when none was asked for
 * @param refusal with {@code refused}, execution's answer
 * @param message a sentence for people
 */
@Contract
public record RunAnswer(
    @NotEmpty String status,
    @Nullable String taskId,
    @Nullable String ticketId,
    @Nullable Refusal refusal,
    String message) {

  /** Checks every rule. */
  public RunAnswer {
    Checked.arguments(RunAnswer.class, status, taskId, ticketId, refusal, message).orThrow();
  }
}
