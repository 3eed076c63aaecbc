package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.execution.ledger.LedgerFacts;
import io.operationscenter.execution.ledger.TaskHistory;
import io.operationscenter.execution.settings.InForce;
import java.time.Instant;
import java.util.List;

/**
 * Everything the gates look at, as of one moment.
 *
 * @param command what is asked for
 * @param settings in force
 * @param ledger what was spent
 * @param running agents from admission to validation; 0 where nothing limits them
 * @param repositoryFaults of the newest runs of the repository within a day, the newest first: true
 *     for a fault
 * @param machine what is left of it
 * @param now the moment
 */
record GateFacts(
    AdmissionCommand command,
    InForce settings,
    LedgerFacts ledger,
    long running,
    List<Boolean> repositoryFaults,
    Machine machine,
    Instant now)
    implements CardFacts {

  GateFacts {
    repositoryFaults = List.copyOf(repositoryFaults);
  }

  String repoKey() {
    return command.bundle().proposal().target().repoKey();
  }

  @Override
  public TaskHistory history() {
    return ledger.history();
  }

  /** Executions that the run costs. */
  int credits() {
    return CountCredits.of(command.card());
  }
}
