package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.admission.CardFacts.Measure;
import io.operationscenter.kit.files.FreeSpace;
import java.time.Duration;
import java.util.Optional;

/** Refuses while engines, memory or disk of this machine are used up. */
final class GuardMachine implements Gate<GateFacts> {

  private static final long DISK_CRITICAL_MB = FreeSpace.LEAST_MIB;
  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofMinutes(1);

  @Override
  public Optional<Refusal> refusal(GateFacts facts) {
    long most = facts.settings().configuration().maxConcurrentKodo();
    if (most > 0 && facts.running() >= most) {
      return Optional.of(
          facts.refuse(
              "kodo_gate_blocked",
              "%d of %d engines are in use.".formatted(facts.running(), most),
              new Measure("now", most, facts.running()),
              SHORT));
    }
    long least = facts.settings().configuration().minKodoAvailableMb();
    Long available = facts.machine().availableMb();
    if (least > 0 && available != null && available < least) {
      return Optional.of(
          facts.refuse(
              "kodo_gate_blocked",
              "%d MiB of memory and swap are available, an engine needs %d."
                  .formatted(available, least),
              new Measure("now", least, available),
              LONG));
    }
    Long disk = facts.machine().diskFreeMb();
    if (disk != null && disk < DISK_CRITICAL_MB) {
      return Optional.of(
          facts.refuse(
              "low_disk",
              "%d MiB are free below the data root, %d are needed; free space there."
                  .formatted(disk, DISK_CRITICAL_MB),
              new Measure("now", DISK_CRITICAL_MB, disk),
              LONG));
    }
    return Optional.empty();
  }
}
