package io.operationscenter.planner.board.embedded;

import io.operationscenter.kit.service.MachineClock;
import io.operationscenter.planner.board.embedded.api.Access;
import io.operationscenter.planner.board.embedded.api.NewProject;
import io.operationscenter.planner.board.embedded.api.NewProject.Column;
import io.operationscenter.planner.board.embedded.api.Seed;
import io.operationscenter.planner.board.embedded.api.Seed.Person;
import io.operationscenter.planner.board.embedded.api.Stamp;
import java.util.List;
import java.util.Map;

/** The starting point of the recorded exchanges, as their README describes it. */
final class RecordedBoard {

  static final Map<String, String> KEYS =
      Map.of(
          "{admin}", "plane_api_11111111111111111111111111111111",
          "{member}", "plane_api_22222222222222222222222222222222",
          "{guest}", "plane_api_33333333333333333333333333333333",
          "{outsider}", "plane_api_44444444444444444444444444444444",
          "{expired}", "plane_api_55555555555555555555555555555555",
          "{disabled}", "plane_api_66666666666666666666666666666666");

  private static final String WORKSPACE = "22222222-2222-4222-8222-222222222201";
  private static final String OTHER_PROJECT = "11111111-1111-4111-8111-111111111102";
  private static final String ADMIN = "cccccccc-0000-4000-8000-000000000001";
  private static final String MEMBER = "cccccccc-0000-4000-8000-000000000002";
  private static final String GUEST = "cccccccc-0000-4000-8000-000000000003";
  private static final String OUTSIDER = "99999999-0000-4000-8000-00000000000f";

  private static final List<Column> USUAL =
      List.of(
          new Column("Backlog", "backlog", "#60646C"),
          new Column("Todo", "unstarted", "#60646C"),
          new Column("In Progress", "started", "#F59E0B"),
          new Column("Done", "completed", "#46A758"),
          new Column("Cancelled", "cancelled", "#9AA4BC"));

  private final Seed seed;

  RecordedBoard(EmbeddedBoard board) {
    this.seed = new Seed(board.store(), Stamp.random(MachineClock.utc()));
  }

  void prepare() {
    seed.prepare(
        tx -> {
          seed.workspace(tx, WORKSPACE, "ops", "Ops");
          seed.person(tx, new Person(ADMIN, "Ops", "Bot", "ops-bot@example.com", "ops-bot"));
          seed.person(tx, new Person(MEMBER, "Alice", "Able", "alice@example.com", "alice"));
          seed.person(tx, new Person(GUEST, "Gus", "Guest", "gus@example.com", "gus"));
          seed.person(tx, new Person(OUTSIDER, "Otto", "Out", "otto@example.com", "otto"));
          seed.join(tx, WORKSPACE, ADMIN, Access.ADMIN);
          seed.join(tx, WORKSPACE, MEMBER, Access.MEMBER);
          seed.join(tx, WORKSPACE, GUEST, Access.GUEST);
          seed.key(tx, ADMIN, key("{admin}"), null, true);
          seed.key(tx, MEMBER, key("{member}"), null, true);
          seed.key(tx, GUEST, key("{guest}"), null, true);
          seed.key(tx, OUTSIDER, key("{outsider}"), null, true);
          seed.key(tx, ADMIN, key("{expired}"), 1L, true);
          seed.key(tx, ADMIN, key("{disabled}"), null, false);
          seed.project(tx, new NewProject(OTHER_PROJECT, WORKSPACE, "Other", "OTH", USUAL), ADMIN);
        });
  }

  /** The member and the guest of the workspace become those of its new project. */
  void joinProject(String project) {
    seed.prepare(
        tx -> {
          seed.joinProject(tx, project, MEMBER, Access.MEMBER);
          seed.joinProject(tx, project, GUEST, Access.GUEST);
        });
  }

  static String key(String placeholder) {
    String key = KEYS.get(placeholder);
    if (key == null) {
      throw new IllegalArgumentException("no key stands for " + placeholder);
    }
    return key;
  }
}
