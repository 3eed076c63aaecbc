package io.operationscenter.deploy.golden;

import io.operationscenter.kit.store.StoreSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the stores say, read behind the services' backs. */
final class Books {

  private final Path root;
  private final @Nullable StoreSettings stores;

  Books(Path root, @Nullable StoreSettings stores) {
    this.root = root;
    this.stores = stores;
  }

  /** Everything that must hold once nothing runs; empty when it does. */
  List<String> complaints() throws SQLException {
    List<String> complaints = new ArrayList<>();
    complain(
        complaints,
        "execution",
        "a run whose adapter started has one settled entry, another has none",
        """
        select t.ticket_id || ' ' || t.state || ' executed=' || t.executed || ' entry=' || coalesce(r.state, 'none')
        from ticket t left join reservation r on r.ticket_id = t.ticket_id
        where t.kind = 'task_run'
          and ((t.executed = 1 and coalesce(r.state, 'none') <> 'settled')
            or (t.executed = 0 and coalesce(r.state, 'none') not in ('none', 'refunded')))""");
    complain(
        complaints,
        "execution",
        "every ticket has ended",
        """
        select ticket_id || ' ' || state || ' ' || coalesce(step, '-') from ticket
        where state not in ('refused', 'blocked', 'expired', 'cancelled', 'succeeded', 'failed')""");
    complain(
        complaints,
        "execution",
        "no interruption feeds the breaker",
        """
        select t.ticket_id from ticket t
        where t.interrupted = 1 and t.faulty = 1""");
    complain(
        complaints,
        "planner",
        "no claim lives",
        "select id || ' ' || step from claim where live = 1");
    for (String service : List.of("execution", "planner")) {
      complain(
          complaints,
          service,
          "no lease of a card, ticket or branch is held",
          """
          select name || ' by ' || holder from lease
          where holder is not null and expires_at > %d
            and (name like 'claim:%%' or name like 'ticket:%%' or name like 'branch:%%')"""
              .formatted(System.currentTimeMillis()));
    }
    return complaints;
  }

  /** How many runs the adapter was started for. */
  long executedRuns(String taskId) throws SQLException {
    return Long.parseLong(
        column(
                "execution",
                "select count(*) from ticket where executed = 1 and task_id = '" + taskId + "'")
            .getFirst());
  }

  /** How many runs each execution has taken. */
  Map<String, Long> ticketsByOwner() throws SQLException {
    Map<String, Long> taken = new TreeMap<>();
    for (String owner :
        column("execution", "select owner from ticket where owner is not null and executed = 1")) {
      taken.merge(owner, 1L, Long::sum);
    }
    return taken;
  }

  /** State and step of each ticket of a task, the oldest first. */
  List<String> tickets(String taskId) throws SQLException {
    return column(
        "execution",
        "select state || case when interrupted = 1 then ' (interrupted)' else '' end from ticket where task_id = '"
            + taskId
            + "' order by n");
  }

  private void complain(List<String> complaints, String service, String rule, String query)
      throws SQLException {
    List<String> found = column(service, query);
    if (!found.isEmpty()) {
      complaints.add(rule + ", but: " + found);
    }
  }

  private List<String> column(String service, String query) throws SQLException {
    try (Connection connection = connect(service);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private Connection connect(String service) throws SQLException {
    if (stores == null) {
      return DriverManager.getConnection(StoreSettings.sqlite(service, root).url());
    }
    return DriverManager.getConnection(
        stores.url() + "?currentSchema=" + service,
        stores.login().username(),
        stores.login().password());
  }
}
