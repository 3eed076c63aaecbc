package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.BackendName;
import java.util.Optional;

/** Lets one kind of agent work in a workspace (spec 03 §3). */
public interface BackendAdapter {

  /** Which backend it serves. */
  BackendName backend();

  /** Why it cannot run on this machine now, e.g. a program that is not installed; empty = ready. */
  Optional<String> notInstalled(AgentOrder order);

  /** Works to the end; a failure of the backend is an answer, never an exception. */
  AgentRun execute(AgentOrder order) throws InterruptedException;
}
