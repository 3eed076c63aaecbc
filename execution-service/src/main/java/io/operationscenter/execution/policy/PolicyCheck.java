package io.operationscenter.execution.policy;

/** One part of the policy (spec 03 §7.4). */
@FunctionalInterface
interface PolicyCheck {

  /** Says what it found; nothing when the run complies. */
  void examine(PolicyCase run, Findings findings);
}
