package io.operationscenter.kit.store;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service's store (design §5): plain SQL in transactions, the same text on both databases.
 *
 * <p>Writes see and keep everything or nothing. Reads see one moment of the store, however many
 * queries they make, and cannot change it. Every failure is a {@link StoreException}; what the work
 * itself throws comes out as it is. Any thread may use a store at any time.
 */
public final class Store implements AutoCloseable {
  private final Database database;
  private final ScopedValue<Transaction> current = ScopedValue.newInstance();

  private Store(Database database) {
    this.database = database;
  }

  /**
   * Opens the store, checks that it can keep its promises and brings its schema up to date. Several
   * processes may do so at once.
   *
   * @throws StoreException when the store cannot be used; nothing stays open then
   */
  public static Store open(StoreSettings settings, Migrations migrations) {
    Database database =
        switch (settings.kind()) {
          case SQLITE -> new SqliteDatabase(settings);
          case POSTGRESQL -> new PostgresDatabase(settings);
        };
    try {
      try (OpeningLock _ = database.lockForOpening()) {
        database.check();
        SchemaMigration.apply(database, migrations);
      }
      return new Store(database);
    } catch (SQLException e) {
      database.close();
      throw database.failure("opening", e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Which database this is. */
  public StoreKind kind() {
    return database.kind();
  }

  /** Runs the work in a transaction of its own; what it returns is handed out after the commit. */
  public <T extends @Nullable Object> T write(Work<T> work) {
    return transact(database.writers(), database.beginWrite(), work);
  }

  /** Runs the work on one unchanging view of the store. */
  public <T extends @Nullable Object> T read(Work<T> work) {
    return transact(database.readers(), database.beginRead(), work);
  }

  /** Asks the database a small question, and whether it can grow. Writes no row. */
  public StoreHealth health() {
    try {
      Optional<String> shortage =
          read(
              tx -> {
                tx.query("select count(*) as n from head").one(row -> row.number("n"));
                return database.shortage(tx);
              });
      return shortage
          .map(why -> new StoreHealth(false, database.name() + " has no space to grow: " + why))
          .orElseGet(() -> new StoreHealth(true, database.name() + " answers"));
    } catch (StoreException e) {
      return new StoreHealth(false, String.valueOf(e.getMessage()));
    }
  }

  /** Ends the pools. Transactions still running fail with {@link StoreUnreachable}. */
  @Override
  public void close() {
    database.close();
  }

  private <T extends @Nullable Object> T transact(
      AgroalDataSource pool, String begin, Work<T> work) {
    if (current.isBound()) {
      throw new IllegalStateException(
          database.name()
              + ": a transaction is already open on this thread; hand it on instead of nesting");
    }
    try (Connection connection = pool.getConnection()) {
      Transaction tx = new Transaction(database, connection);
      tx.begin(begin);
      T result = finish(tx, work);
      tx.signalCommit();
      return result;
    } catch (SQLException e) {
      throw database.failure("connection", e);
    }
  }

  private <T extends @Nullable Object> T finish(Transaction tx, Work<T> work) {
    try {
      T result = ScopedValue.where(current, tx).call(() -> work.run(tx));
      tx.commit();
      return result;
    } catch (Throwable t) {
      tx.rollBack(t);
      throw t;
    }
  }
}
