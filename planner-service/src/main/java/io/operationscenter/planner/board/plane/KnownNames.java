package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The project's states or labels as last read, by id and by name. Names compare trimmed and without
 * regard to case (spec 10 §6); an id that is not known makes the list be read again, once.
 */
final class KnownNames {

  private final Supplier<List<JsonNode>> source;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private final Set<String> unresolvable = ConcurrentHashMap.newKeySet();
  private volatile Listed listed = new Listed(Map.of(), Instant.MIN);

  private record Listed(Map<String, String> nameById, Instant readAt) {

    boolean neverRead() {
      return readAt.equals(Instant.MIN);
    }
  }

  /**
   * @param source reads the list from the board
   */
  KnownNames(Supplier<List<JsonNode>> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Sees to it that these ids are known, as far as the board knows them. */
  void ensure(Collection<String> ids) {
    boolean missing = ids.stream().anyMatch(id -> !knows(id) && !unresolvable.contains(id));
    if (missing) {
      refresh();
      ids.stream().filter(id -> !knows(id)).forEach(unresolvable::add);
    }
  }

  /** The name of an id, as far as it is known. */
  Optional<String> nameOf(String id) {
    return Optional.ofNullable(listed.nameById().get(id));
  }

  /** The id of a name; one that is written exactly so goes before one that differs in case. */
  Optional<String> idOf(String name) {
    if (listed.neverRead()) {
      refresh();
    }
    String wanted = name.strip();
    Optional<String> exact = firstId(wanted, false);
    return exact.isPresent() ? exact : firstId(wanted, true);
  }

  /** All names. */
  List<String> names() {
    return List.copyOf(listed.nameById().values());
  }

  /** Adds one that was just created. */
  void add(String id, String name) {
    reading.lock();
    try {
      Map<String, String> longer = new LinkedHashMap<>(listed.nameById());
      longer.put(id, name.strip());
      listed = new Listed(longer, listed.readAt());
      unresolvable.remove(id);
    } finally {
      reading.unlock();
    }
  }

  /** Reads the list again unless that was done within the duration. */
  void refreshIfOlderThan(Duration age) {
    if (listed.neverRead() || listed.readAt().plus(age).isBefore(clock.instant())) {
      refresh();
    }
  }

  /** Reads the list. */
  void refresh() {
    reading.lock();
    try {
      take(source.get());
    } finally {
      reading.unlock();
    }
  }

  /** Takes a list that was read elsewhere. */
  void take(List<JsonNode> entries) {
    Map<String, String> names = new LinkedHashMap<>();
    for (JsonNode entry : entries) {
      if (entry.path("name").isTextual()) {
        names.putIfAbsent(entry.path("id").asText(), entry.path("name").textValue().strip());
      }
    }
    listed = new Listed(names, clock.instant());
    unresolvable.removeAll(names.keySet());
  }

  private boolean knows(String id) {
    return listed.nameById().containsKey(id);
  }

  private Optional<String> firstId(String name, boolean ignoreCase) {
    return listed.nameById().entrySet().stream()
        .filter(
            one -> ignoreCase ? one.getValue().equalsIgnoreCase(name) : one.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
