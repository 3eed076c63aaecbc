package io.operationscenter.planner.board.embedded;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.embedded.api.Access;
import io.operationscenter.planner.board.embedded.api.NewProject;
import io.operationscenter.planner.board.embedded.api.NewProject.Column;
import io.operationscenter.planner.board.embedded.api.Seed;
import io.operationscenter.planner.board.embedded.api.Stamp;
import java.util.Arrays;
import java.util.List;

/** What is on a new board: two identities, one project, the states and labels of spec 06 §2. */
final class FirstStart {

  /** Slug of the only workspace. */
  static final String WORKSPACE = "operations-center";

  /** Id of its first project. */
  static final String PROJECT = "00000000-0000-4000-8000-000000000001";

  /** The identity of the planner. */
  static final String SERVICE = "00000000-0000-4000-8000-00000000000a";

  /** The identity of whoever uses the page. */
  static final String PERSON = "00000000-0000-4000-8000-00000000000b";

  private static final String WORKSPACE_ID = "00000000-0000-4000-8000-000000000002";

  private static final List<String> LABELS =
      List.of(
          "task-kind: goal",
          "task-kind: test",
          "task-kind: improve",
          "task-kind: fix_pr",
          "source: manual",
          "priority: high",
          "priority: medium",
          "priority: low",
          "policy: approved",
          "self-modify: approved",
          "needs-test",
          "no-test");

  private final Seed seed;

  FirstStart(Store store, Stamp stamp) {
    this.seed = new Seed(store, stamp);
  }

  /** Makes what is missing and accepts the two tokens, and no older ones of theirs. */
  void prepare(BoardToken service, BoardToken person) {
    seed.prepare(
        tx -> {
          if (!seed.hasWorkspace(tx, WORKSPACE)) {
            fill(tx);
          }
          seed.onlyKey(tx, SERVICE, service.text());
          seed.onlyKey(tx, PERSON, person.text());
        });
  }

  private void fill(Transaction tx) {
    seed.workspace(tx, WORKSPACE_ID, WORKSPACE, "OperationsCenter");
    seed.person(
        tx,
        new Seed.Person(
            SERVICE, "OperationsCenter", "", "operations-center@localhost", "OperationsCenter"));
    seed.person(tx, new Seed.Person(PERSON, "Operator", "", "operator@localhost", "Operator"));
    seed.join(tx, WORKSPACE_ID, SERVICE, Access.ADMIN);
    seed.join(tx, WORKSPACE_ID, PERSON, Access.ADMIN);
    seed.project(tx, new NewProject(PROJECT, WORKSPACE_ID, "Board", "OC", columns()), SERVICE);
    seed.joinProject(tx, PROJECT, PERSON, Access.ADMIN);
    LABELS.forEach(name -> seed.label(tx, PROJECT, SERVICE, name));
  }

  private static List<Column> columns() {
    return Arrays.stream(BoardState.values())
        .map(state -> new Column(state.title(), group(state), color(state)))
        .toList();
  }

  private static String group(BoardState state) {
    return switch (state) {
      case BACKLOG -> "backlog";
      case READY -> "unstarted";
      case RUNNING, REVIEW, IN_REVIEW, BLOCKED -> "started";
      case DONE -> "completed";
      case CANCELLED -> "cancelled";
    };
  }

  private static String color(BoardState state) {
    return switch (state) {
      case BACKLOG, READY -> "#60646C";
      case RUNNING, REVIEW, IN_REVIEW -> "#F59E0B";
      case BLOCKED -> "#E5484D";
      case DONE -> "#46A758";
      case CANCELLED -> "#9AA4BC";
    };
  }
}
