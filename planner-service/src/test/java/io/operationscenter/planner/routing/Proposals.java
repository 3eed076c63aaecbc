package io.operationscenter.planner.routing;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.planning.ProposalBuilder;
import io.operationscenter.contracts.proposal.TaskProposal;
import java.time.Clock;
import java.util.UUID;

/** Proposals to route in tests. */
public final class Proposals {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final ProposalBuilder BUILDER =
      new ProposalBuilder(Clock.systemUTC(), () -> UUID.randomUUID().toString());

  private Proposals() {}

  /** A context with the rest at its defaults. */
  public static PlanningContext context(String taskType, String risk, String... labels) {
    return CODEC.read(
        PlanningContext.class,
        """
        {"goal_text": "Fix all ruff lint errors in src/, die Größe zählt", "task_type": "%s",
         "repo_key": "api-service", "clone_url": "https://github.com/org/api-service.git",
         "risk_level": "%s", "labels": [%s]}
        """
            .formatted(
                taskType,
                risk,
                labels.length == 0 ? "" : "\"" + String.join("\",\"", labels) + "\""));
  }

  /** A proposal of that kind. */
  public static TaskProposal proposal(String taskType, String risk, String... labels) {
    return BUILDER.build(context(taskType, risk, labels));
  }

  /** A proposal with an id of the caller's choice. */
  public static TaskProposal withId(String id) {
    return new ProposalBuilder(Clock.systemUTC(), () -> id).build(context("bug_fix", "low"));
  }
}
