package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.ledger.Reservation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket at its beginning.
 *
 * @param ticketId chosen by the caller
 * @param runId identity of its run
 * @param command what was asked for
 * @param bundleDigest of the bundle
 * @param beginning how it begins
 */
public record NewTicket(
    String ticketId,
    String runId,
    AdmissionCommand command,
    String bundleDigest,
    Beginning beginning) {

  /** How a ticket begins. */
  public sealed interface Beginning {}

  /**
   * It passed every gate.
   *
   * @param plan what will be run
   * @param place in the budget
   * @param expiresAt unless it is started
   */
  public record Admitted(Plan plan, Reservation place, Instant expiresAt) implements Beginning {}

  /**
   * Policy or the missing adapter blocks it.
   *
   * @param plan what would have been run
   * @param result what is sealed
   */
  public record Blocked(Plan plan, ExecutionResult result) implements Beginning {}

  /**
   * A gate said no.
   *
   * @param refusal why
   * @param policy null when the gate was not reached
   */
  public record Refused(Refusal refusal, @Nullable PolicyDecision policy) implements Beginning {}

  /**
   * The run as it was planned.
   *
   * @param request for the adapter
   * @param policy what the gate said
   */
  public record Plan(ExecutionRequest request, PolicyDecision policy) {}
}
