package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the REST API cannot make: people, keys, workspaces and memberships. */
public final class Seed {

  private final Store store;
  private final Stamp stamp;

  /** Over an open store. */
  public Seed(Store store, Stamp stamp) {
    this.store = store;
    this.stamp = stamp;
  }

  /** Somebody on the board. */
  public record Person(
      String id, String firstName, String lastName, String email, String displayName) {}

  /** One transaction in which times can be taken. */
  public void prepare(Consumer<Transaction> work) {
    store.<@Nullable Void>write(
        tx -> {
          tx.update("insert into head values (?, 0) on conflict do nothing", Stamp.HEAD);
          work.accept(tx);
          return null;
        });
  }

  /** Whether there is one of that slug. */
  public boolean hasWorkspace(Transaction tx, String slug) {
    return tx.query("select id from workspace where slug = ?", slug)
        .first(row -> row.text("id"))
        .isPresent();
  }

  /** Makes a workspace. */
  public void workspace(Transaction tx, String id, String slug, String name) {
    new Columns().set("id", id).set("slug", slug).set("name", name).insert(tx, "workspace");
  }

  /** Makes somebody. */
  public void person(Transaction tx, Person person) {
    new Columns()
        .set("id", person.id())
        .set("first_name", person.firstName())
        .set("last_name", person.lastName())
        .set("email", person.email())
        .set("display_name", person.displayName())
        .insert(tx, "person");
  }

  /** Gives somebody a role in a workspace. */
  public void join(Transaction tx, String workspace, String person, int role) {
    tx.update("insert into workspace_member values (?, ?, ?)", workspace, person, role);
  }

  /** Gives somebody a role in a project. */
  public void joinProject(Transaction tx, String project, String person, int role) {
    tx.update("insert into project_member values (?, ?, ?)", project, person, role);
  }

  /** Makes a project with its columns. */
  public void project(Transaction tx, NewProject project, String creator) {
    project.create(tx, stamp, creator);
  }

  /** Makes a label. */
  public void label(Transaction tx, String project, String creator, String name) {
    Labels.insert(tx, stamp, project, creator, Map.of("name", name));
  }

  /** Accepts this key of somebody and none that was accepted before. */
  public void onlyKey(Transaction tx, String person, String token) {
    tx.update("delete from api_key where person_id = ?", person);
    key(tx, person, token, null, true);
  }

  /**
   * Adds a key.
   *
   * @param expiresAt microseconds since 1970, null for never
   */
  public void key(
      Transaction tx, String person, String token, @Nullable Long expiresAt, boolean active) {
    tx.update(
        "insert into api_key values (?, ?, ?, ?)", Access.digest(token), person, expiresAt, active);
  }
}
