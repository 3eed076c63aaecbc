package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.WireEnum;

/** Kinds of events in the ledger (spec 06 §16). */
public enum UsageKind implements WireEnum {
  /** A backend was started; what the windows count. */
  EXECUTION,
  /** How it ended; what the breaker counts. */
  EXECUTION_OUTCOME,
  /** How long it worked. */
  EXECUTION_DURATION,
  /** What it is estimated to have cost. */
  EXECUTION_COST,
  /** A card that had not changed since its last run was left alone. */
  SKIP_NOOP,
  /** A budget, or the breaker, stood against a run. */
  SKIP_BUDGET,
  /** A pause was kept. */
  SKIP_COOLDOWN,
  /** A task was tried too often. */
  RETRY_CAP_BLOCK,
  /** A cycle of the propose lane. */
  PROPOSAL_CYCLE,
  /** How a proposed card ended. */
  PROPOSAL_OUTCOME,
  /** Nothing was proposed, too few executions were left. */
  PROPOSAL_BUDGET_SUPPRESSED,
  /** One validation command. */
  VALIDATION_OUTCOME,
  /** Why a card is blocked, as triage found. */
  BLOCKED_TRIAGE,
  /** A person was called. */
  ESCALATION_SENT,
  /** The backend's account is out of quota. */
  KODO_QUOTA_EVENT,
  /** A change silences checkers. */
  KODO_QUALITY_WARNING,
  /** A change left its scope. */
  SCOPE_VIOLATION;

  /** True for what did not happen; kept a week, the others ninety days. */
  public boolean skip() {
    return switch (this) {
      case SKIP_NOOP, SKIP_BUDGET, SKIP_COOLDOWN, RETRY_CAP_BLOCK, PROPOSAL_BUDGET_SUPPRESSED ->
          true;
      case EXECUTION,
          EXECUTION_OUTCOME,
          EXECUTION_DURATION,
          EXECUTION_COST,
          PROPOSAL_CYCLE,
          PROPOSAL_OUTCOME,
          VALIDATION_OUTCOME,
          BLOCKED_TRIAGE,
          ESCALATION_SENT,
          KODO_QUOTA_EVENT,
          KODO_QUALITY_WARNING,
          SCOPE_VIOLATION ->
          false;
    };
  }

  /**
   * True for what planner tells; whatever counts against a budget is execution's alone to write.
   */
  public boolean plannersOwn() {
    return switch (this) {
      case SKIP_COOLDOWN,
          PROPOSAL_CYCLE,
          PROPOSAL_OUTCOME,
          PROPOSAL_BUDGET_SUPPRESSED,
          BLOCKED_TRIAGE,
          ESCALATION_SENT ->
          true;
      case EXECUTION,
          EXECUTION_OUTCOME,
          EXECUTION_DURATION,
          EXECUTION_COST,
          SKIP_NOOP,
          SKIP_BUDGET,
          RETRY_CAP_BLOCK,
          VALIDATION_OUTCOME,
          KODO_QUOTA_EVENT,
          KODO_QUALITY_WARNING,
          SCOPE_VIOLATION ->
          false;
    };
  }
}
