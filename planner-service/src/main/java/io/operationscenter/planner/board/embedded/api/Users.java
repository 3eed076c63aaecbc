package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People, and the answer to "whose key is this". */
final class Users {

  private static final Shape SHAPE =
      new Shape()
          .text("id", "first_name", "last_name", "email")
          .computed((row, node) -> node.put("avatar", ""))
          .nothing("avatar_url")
          .text("display_name");

  private final BoardContent content;

  Users(BoardContent content) {
    this.content = content;
  }

  List<Route> routes() {
    return List.of(Route.of(BoardApi.ROOT + "users/me/", Permissions::anybody).on("GET", this::me));
  }

  private Answer me(Call call) {
    ObjectNode me =
        content
            .store()
            .read(
                tx -> tx.query("select * from person where id = ?", call.caller().id()).one(SHAPE));
    return Answer.json(200, me);
  }

  static Map<String, ObjectNode> byId(Transaction tx) {
    Map<String, ObjectNode> people = new HashMap<>();
    for (ObjectNode person : tx.query("select * from person").list(SHAPE)) {
      people.put(person.path("id").textValue(), person);
    }
    return people;
  }

  static boolean exists(Transaction tx, String id) {
    return tx.query("select id from person where id = ?", id)
        .first(row -> row.text("id"))
        .isPresent();
  }
}
