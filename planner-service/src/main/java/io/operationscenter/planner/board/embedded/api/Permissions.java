package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.store.Transaction;

/** Who may use which kind of path. */
final class Permissions {

  private Permissions() {}

  static boolean anybody(Transaction tx, Call call) {
    return true;
  }

  /** Members of the workspace read; members above guest write. */
  static boolean workspace(Transaction tx, Call call) {
    int role = Access.workspaceRole(tx, call.slug(), call.caller());
    return role >= (reads(call) ? Access.GUEST : Access.MEMBER);
  }

  /** Members of the workspace read a project; its admins change it. */
  static boolean project(Transaction tx, Call call) {
    return reads(call)
        ? workspace(tx, call)
        : Access.projectRole(tx, call.slug(), call.project(), call.caller()) >= Access.ADMIN;
  }

  /** Members of the project read; members above guest write. */
  static boolean projectContent(Transaction tx, Call call) {
    int role = Access.projectRole(tx, call.slug(), call.project(), call.caller());
    return role >= (reads(call) ? Access.GUEST : Access.MEMBER);
  }

  /** Every member of the project may do everything. */
  static boolean projectMember(Transaction tx, Call call) {
    return Access.projectRole(tx, call.slug(), call.project(), call.caller()) >= Access.GUEST;
  }

  /** Members of the project with that identifier; another letter case is another identifier. */
  static boolean readableKey(Transaction tx, Call call) {
    return tx.query(
            "select m.role from project_member m join project p on p.id = m.project_id"
                + " join workspace w on w.id = p.workspace_id"
                + " where w.slug = ? and p.identifier = ? and m.person_id = ?",
            call.slug(),
            call.name("identifier"),
            call.caller().id())
        .first(row -> row.number("role"))
        .isPresent();
  }

  private static boolean reads(Call call) {
    String method = call.request().method();
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }
}
