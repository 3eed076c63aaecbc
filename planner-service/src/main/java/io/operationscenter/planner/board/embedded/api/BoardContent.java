package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Work;
import io.operationscenter.planner.board.embedded.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything on the board and what can be done with it, for the API and the page alike. */
public final class BoardContent {

  static final String KEY = "X-Api-Key";

  private final Store store;
  private final Stamp stamp;
  private final FaultPoints faults;
  private final Activities activities;
  private final Projects projects;
  private final States states;
  private final Labels labels;
  private final WorkItems items;
  private final Comments comments;
  private final Links links;

  /** Over an open store. */
  public BoardContent(Store store, Stamp stamp, FaultPoints faults) {
    this.store = store;
    this.stamp = stamp;
    this.faults = faults;
    this.activities = new Activities(this);
    this.projects = new Projects(this);
    this.states = new States(this);
    this.labels = new Labels(this);
    this.items = new WorkItems(this);
    this.comments = new Comments(this);
    this.links = new Links(this);
  }

  /** Where it is kept. */
  public Store store() {
    return store;
  }

  /** Times and ids. */
  public Stamp stamp() {
    return stamp;
  }

  /** Work items. */
  public WorkItems items() {
    return items;
  }

  /** Comments of work items. */
  public Comments comments() {
    return comments;
  }

  /** What happened to work items. */
  public Activities activities() {
    return activities;
  }

  /** Columns. */
  public States states() {
    return states;
  }

  /** Labels. */
  public Labels labels() {
    return labels;
  }

  /** Links of work items. */
  public Links links() {
    return links;
  }

  /** Display names of everybody, by id. */
  public Map<String, String> people() {
    Map<String, String> names = new HashMap<>();
    store
        .read(Users::byId)
        .forEach((id, person) -> names.put(id, person.path("display_name").asText()));
    return names;
  }

  /** What readable keys of a project begin with. */
  public String identifier(String project) {
    return store.read(
        tx ->
            tx.query("select identifier from project where id = ?", project)
                .one(row -> row.text("identifier")));
  }

  /** Whether the request carries a key that is accepted. */
  public boolean hasKey(Request request) {
    return request.header(KEY).flatMap(this::caller).isPresent();
  }

  /** Whose key it is. */
  public Optional<Caller> caller(String token) {
    return store.read(tx -> Access.caller(tx, token, stamp.now()));
  }

  /** A change, between the two places at which a test may kill the process. */
  <T> T write(Work<T> work) {
    faults.reached("board.received");
    T result = store.write(work);
    faults.reached("board.written");
    return result;
  }

  List<Route> routes() {
    return Stream.of(
            new Users(this).routes(),
            projects.routes(),
            states.routes(),
            labels.routes(),
            new ItemSearch(this).routes(),
            items.routes(),
            comments.routes(),
            links.routes(),
            activities.routes())
        .flatMap(List::stream)
        .toList();
  }
}
