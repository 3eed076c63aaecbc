package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.planner.board.BoardFailure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Adds and removes labels. The API knows only the replacement of all, so: read, change, write, read
 * again, one at a time for each card; a writer in between makes it start again (spec 10 §4).
 */
final class PlaneRelabelling {

  private static final int ROUNDS = 3;
  private static final int STRIPES = 64;

  private final PlaneItems items;
  private final PlaneLabels labels;
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

  PlaneRelabelling(PlaneItems items, PlaneLabels labels) {
    this.items = items;
    this.labels = labels;
  }

  /**
   * Brings the labels about.
   *
   * @return the item as it is afterwards
   * @throws BoardFailure of kind conflict when another writer undid it each time
   */
  JsonNode relabel(String id, Set<String> add, Set<String> remove) {
    ReentrantLock lock = locks.get(Math.floorMod(id.hashCode(), STRIPES));
    lock.lock();
    try {
      List<String> added = labels.idsOf(add);
      JsonNode item = items.get(id);
      for (int round = 1; round <= ROUNDS; round++) {
        List<String> present = CardReading.labelIds(item);
        List<String> wanted = wanted(present, added, remove);
        if (Set.copyOf(wanted).equals(Set.copyOf(present))) {
          return item;
        }
        items.setLabels(id, wanted);
        item = items.get(id);
      }
      if (holds(item, added, remove)) {
        return item;
      }
    } finally {
      lock.unlock();
    }
    throw new BoardFailure(
        BoardFailure.Kind.CONFLICT,
        "The labels of card %s were changed by somebody else %d times in a row"
            .formatted(id, ROUNDS));
  }

  private boolean holds(JsonNode item, List<String> added, Set<String> remove) {
    List<String> present = CardReading.labelIds(item);
    return Set.copyOf(wanted(present, added, remove)).equals(Set.copyOf(present));
  }

  private List<String> wanted(List<String> present, List<String> added, Set<String> remove) {
    labels.names().ensure(present);
    LinkedHashSet<String> wanted = new LinkedHashSet<>();
    present.stream().filter(id -> !isNamed(id, remove)).forEach(wanted::add);
    wanted.addAll(added);
    return List.copyOf(wanted);
  }

  private boolean isNamed(String id, Set<String> names) {
    Optional<String> name = labels.names().nameOf(id);
    return name.isPresent()
        && names.stream().anyMatch(other -> other.strip().equalsIgnoreCase(name.get()));
  }
}
