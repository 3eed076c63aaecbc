package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.config.ManagedRepository;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter shall do. A retry is a new order whose request carries the rebuilt goal.
 *
 * @param request the run
 * @param lane where it was routed
 * @param taskType of the proposal
 * @param family of a card the system made
 * @param repository the operator's settings
 * @param stop ends the agent
 */
public record AgentOrder(
    ExecutionRequest request,
    LaneName lane,
    TaskType taskType,
    @Nullable String family,
    ManagedRepository repository,
    StopSignal stop) {}
