package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of the project. */
final class PlaneStates {

  private final PlaneNames columns;
  private final KnownNames names;

  PlaneStates(PlaneCalls calls, PlaneLists lists, PlaneAddress address, InstantSource clock) {
    this.columns = new PlaneNames(calls, lists, address.inProject("/states/"), clock);
    this.names = columns.known();
  }

  KnownNames names() {
    return names;
  }

  /**
   * The id of a column.
   *
   * @throws BoardFailure of kind configuration when the project lacks it; its name is never sent
   */
  String idOf(BoardState state) {
    Optional<String> known = names.idOf(state.title());
    if (known.isPresent()) {
      return known.get();
    }
    names.refresh();
    return names
        .idOf(state.title())
        .orElseThrow(
            () ->
                new BoardFailure(
                    BoardFailure.Kind.CONFIGURATION,
                    "The project has no state \"%s\"; it has %s"
                        .formatted(state.title(), names.names())));
  }

  /** The columns this system needs that the project lacks, as of now. */
  List<String> missing() {
    names.refresh();
    return Arrays.stream(BoardState.values())
        .map(BoardState::title)
        .filter(title -> names.idOf(title).isEmpty())
        .collect(Collectors.toList());
  }

  /** Creates a column, or answers the one of that name. */
  PlaneCalls.Created create(String name, String group, String color) {
    return columns.create(
        name.strip(),
        JsonNodeFactory.instance.objectNode().put("group", group).put("color", color));
  }
}
