package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Why a gate said no, and when to ask again (design §3, spec 06 §6, §16).
 *
 * @param reason stable word: {@code config_skew}, {@code contract_violation}, {@code no_op}, {@code
 *     retry_cap_exceeded}, {@code backend_not_installed}, {@code sandbox_unavailable}, {@code
 *     budget_exceeded}, {@code repo_budget_exceeded}, {@code circuit_breaker_open}, {@code
 *     repo_breaker}, {@code kodo_gate_blocked}, {@code already_live}, {@code branch_busy}, {@code
 *     low_disk}
 * @param message a sentence for people
 * @param window over what is counted: {@code hourly} and {@code daily} executions, {@code recent}
 *     runs, attempts of the {@code task}, runs of the {@code card} as it stands, what is {@code
 *     now} in use or left of the machine; null where nothing is counted
 * @param limit the limit that was reached, in executions, runs or MiB
 * @param current what stood against it
 * @param notBefore asking earlier gets the same answer unless card or configuration change
 * @param liveTicketId with {@code already_live}, the ticket to adopt
 */
@Contract
public record Refusal(
    @NotEmpty String reason,
    String message,
    @Nullable String window,
    @Nullable Double limit,
    @Nullable Double current,
    @Nullable Instant notBefore,
    @Nullable String liveTicketId) {

  /** Checks every rule. */
  public Refusal {
    Checked.arguments(
            Refusal.class, reason, message, window, limit, current, notBefore, liveTicketId)
        .orThrow();
    notBefore = notBefore == null ? null : notBefore.truncatedTo(ChronoUnit.MICROS);
  }
}
