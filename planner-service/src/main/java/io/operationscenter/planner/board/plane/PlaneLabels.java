package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The labels of the project. */
final class PlaneLabels {

  private final PlaneNames names;
  private final ReentrantLock creating = new ReentrantLock();

  PlaneLabels(PlaneCalls calls, PlaneLists lists, PlaneAddress address, InstantSource clock) {
    this.names = new PlaneNames(calls, lists, address.inProject("/labels/"), clock);
  }

  KnownNames names() {
    return names.known();
  }

  /** The ids of the names, each once and in order; a label that is missing is created. */
  List<String> idsOf(Iterable<String> wanted) {
    LinkedHashSet<String> ids = new LinkedHashSet<>();
    for (String name : wanted) {
      if (!name.isBlank()) {
        ids.add(idOf(name.strip()));
      }
    }
    return List.copyOf(ids);
  }

  private String idOf(String name) {
    creating.lock();
    try {
      return names.known().idOf(name).orElseGet(() -> create(name));
    } finally {
      creating.unlock();
    }
  }

  private String create(String name) {
    return names.create(name, JsonNodeFactory.instance.objectNode()).body().path("id").asText();
  }
}
