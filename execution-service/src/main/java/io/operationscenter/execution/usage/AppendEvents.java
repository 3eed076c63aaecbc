package io.operationscenter.execution.usage;

import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.usage.AppendUsage;
import io.operationscenter.contracts.usage.AppendedUsage;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.execution.ledger.Ledger;
import io.operationscenter.kit.events.Head;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Adds planner's events to the ledger, all of them or none; a second time changes nothing. */
@Singleton
final class AppendEvents {

  /** No ticket's id has a slash, so no event of planner takes the place of one of a run. */
  private static final String NAMESPACE = "planner/";

  private static final Head HEAD = new Head("event");

  private final Store store;
  private final Ledger ledger;
  private final Clock clock;

  AppendEvents(Store store, Ledger ledger, Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  AppendedUsage append(AppendUsage command) {
    List<Fault> faults = PlannersEvents.faults(command.events(), clock.instant());
    if (!faults.isEmpty()) {
      throw new ContractViolation("AppendUsage", faults);
    }
    return store.write(
        tx -> {
          HEAD.hold(tx);
          long appended =
              command.events().stream().filter(event -> isNew(tx, inNamespace(event))).count();
          return new AppendedUsage(appended, command.events().size() - appended);
        });
  }

  private boolean isNew(Transaction tx, UsageEvent event) {
    if (ledger.record(tx, event)) {
      return true;
    }
    if (!ledger.find(tx, event.id()).filter(event::equals).isPresent()) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "usage event '%s' is known with other content"
              .formatted(event.id().substring(NAMESPACE.length())));
    }
    return false;
  }

  private static UsageEvent inNamespace(UsageEvent event) {
    return new UsageEvent(
        NAMESPACE + event.id(),
        event.kind(),
        event.timestamp(),
        event.role(),
        event.taskId(),
        event.repoKey(),
        event.details());
  }
}
