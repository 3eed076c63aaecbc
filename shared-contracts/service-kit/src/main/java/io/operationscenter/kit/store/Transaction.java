package io.operationscenter.kit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction, valid inside its {@link Work} and on its thread only.
 *
 * <p>Once a statement failed the transaction cannot commit any more, on SQLite as on PostgreSQL:
 * work that wants to go on asks first (or says {@code on conflict}).
 */
public final class Transaction {
  private final Database database;
  private final Connection connection;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private @Nullable StoreException firstFailure;
  private boolean ended;

  Transaction(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /** Which database this is, for {@link StoreKind#skipLocked()}. */
  public StoreKind kind() {
    return database.kind();
  }

  /** A statement that answers rows: {@code select}, or a change with {@code returning}. */
  public Query query(String sql, @Nullable Object... arguments) {
    return new Query(this, Statement.of(sql, arguments));
  }

  /** A statement that changes rows; answers how many. */
  public int update(String sql, @Nullable Object... arguments) {
    requireOpen();
    Statement statement = Statement.of(sql, arguments);
    try (PreparedStatement prepared = statement.prepare(connection)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /**
   * Runs after this transaction is committed, on the same thread, and not at all after a rollback.
   * The signal must not throw: the write already stands.
   */
  public void afterCommit(Runnable signal) {
    requireOpen();
    afterCommit.add(signal);
  }

  <T> List<T> rows(Statement statement, RowReader<T> reader, int most) {
    requireOpen();
    try (PreparedStatement prepared = statement.prepare(connection);
        ResultSet result = prepared.executeQuery()) {
      List<T> rows = new ArrayList<>();
      Row row = new Row(database, result);
      while (rows.size() < most && result.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    } catch (SQLException e) {
      throw failed(statement.sql(), e);
    }
  }

  void begin(String sql) {
    Retry.whileLocked(database, database.patience(), sql, () -> execute(sql));
  }

  void commit() {
    ended = true;
    if (firstFailure != null) {
      throw new StoreFault(
          database.name(),
          "does not commit a transaction that went on after a failed statement",
          String.valueOf(firstFailure.getMessage()),
          firstFailure);
    }
    try {
      execute("commit");
    } catch (SQLException e) {
      StoreException failure = database.failure("commit", e);
      throw failure instanceof StoreUnreachable lost ? lost.duringCommit() : failure;
    }
  }

  void rollBack(Throwable reason) {
    ended = true;
    try {
      execute("rollback");
    } catch (SQLException e) {
      reason.addSuppressed(e);
      discard(reason);
    }
  }

  void signalCommit() {
    afterCommit.forEach(Runnable::run);
  }

  /** A connection of unknown state is closed; the pool notices and opens another. */
  private void discard(Throwable reason) {
    try {
      connection.unwrap(Connection.class).close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  // Said in SQL and not through setAutoCommit: the SQLite driver begins the next transaction, and
  // with it takes the write lock, as part of committing this one.
  private void execute(String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private StoreException failed(String sql, SQLException e) {
    StoreException failure = database.failure(sql, e);
    if (firstFailure == null) {
      firstFailure = failure;
    }
    return failure;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException(database.name() + ": this transaction has ended");
    }
  }
}
