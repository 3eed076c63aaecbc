package io.operationscenter.execution.workspaces;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.config.ManagedRepository;

/**
 * What a workspace is made for. {@link ExecutionRequest#workspacePath()} is where the agent's files
 * lie; {@link Workspaces#pathOf} gives it before anything exists.
 *
 * @param request the run; base and task branch, validation commands and limits come from it
 * @param repository the operator's settings of the repository
 * @param stop ends every command of it
 */
public record WorkspaceOrder(
    ExecutionRequest request, ManagedRepository repository, StopSignal stop) {}
