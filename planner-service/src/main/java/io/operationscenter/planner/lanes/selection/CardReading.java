package io.operationscenter.planner.lanes.selection;

import io.operationscenter.contracts.enums.Priority;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What selection needs of a card's labels and description (spec 06 §2.2, §3).
 *
 * @param kind task kind, {@code goal} where no label says otherwise
 * @param repo repository of the {@code ## Execution} block, else of the label
 * @param priority as the block or the label says it
 * @param dependsOn cards it waits for
 * @param lifecycle words of all {@code lifecycle:} labels
 * @param selfModify a person allows work on the own repository
 * @param family source family label
 * @param confidence confidence label
 */
public record CardReading(
    String kind,
    Optional<String> repo,
    Optional<Priority> priority,
    List<String> dependsOn,
    Set<String> lifecycle,
    boolean selfModify,
    Optional<String> family,
    Optional<String> confidence) {

  /** Copies what is mutable. */
  public CardReading {
    dependsOn = List.copyOf(dependsOn);
    lifecycle = Set.copyOf(lifecycle);
  }
}
