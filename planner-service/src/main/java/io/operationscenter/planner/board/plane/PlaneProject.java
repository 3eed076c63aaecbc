package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardFailure.Kind;
import io.operationscenter.planner.board.BoardUser;
import java.util.List;
import java.util.Map;

/** The project and our place in it (spec 10 §2). */
final class PlaneProject {

  /** Below it nothing may be written, and a guest sees an empty board (spec 10 §7). */
  private static final int MEMBER = 15;

  private final PlaneCalls calls;
  private final PlaneAddress address;
  private final PlaneStates states;

  PlaneProject(PlaneCalls calls, PlaneAddress address, PlaneStates states) {
    this.calls = calls;
    this.address = address;
    this.states = states;
  }

  BoardUser self() {
    JsonNode user = calls.get("/users/me/", Map.of());
    String id =
        CardReading.text(user, "id")
            .orElseThrow(() -> configuration("The board does not say whose token this is"));
    return new BoardUser(id, CardReading.text(user, "display_name").orElse(id));
  }

  JsonNode read() {
    return calls.get(address.inProject("/"), Map.of());
  }

  /** Proves that we may work here and that every state is there. */
  void verify() {
    JsonNode project;
    try {
      project = read();
    } catch (BoardFailure e) {
      if (e.kind() == Kind.NOT_FOUND) {
        throw configuration(
            "The board has no project %s in workspace %s"
                .formatted(address.project(), address.workspace()));
      }
      throw e;
    }
    requireNotArchived(project);
    requireMember(project);
    List<String> missing = states.missing();
    if (!missing.isEmpty()) {
      throw configuration("The project lacks the states " + String.join(", ", missing));
    }
  }

  /** A walk that found nothing may have met an archived project (spec 10 §2). */
  void requireNotArchived() {
    requireNotArchived(read());
  }

  private void requireNotArchived(JsonNode project) {
    if (project.path("archived_at").isTextual()) {
      throw configuration("The project %s is archived".formatted(address.project()));
    }
  }

  private void requireMember(JsonNode project) {
    JsonNode role = project.path("member_role");
    if (role.isNumber() && role.asInt() < MEMBER) {
      throw new BoardFailure(
          Kind.PERMISSION,
          "The token's user has role %d in the project; writing needs %d or more"
              .formatted(role.asInt(), MEMBER));
    }
  }

  private static BoardFailure configuration(String message) {
    return new BoardFailure(Kind.CONFIGURATION, message);
  }
}
