package io.operationscenter.contracts.lanes;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import org.jspecify.annotations.Nullable;

/**
 * Asks a lane for one run now, outside its polling.
 *
 * @param taskId the card; null takes the next candidate
 */
@Contract
public record RunCommand(@Nullable String taskId) {

  /** Checks every rule. */
  public RunCommand {
    Checked.arguments(RunCommand.class, taskId).orThrow();
  }
}
