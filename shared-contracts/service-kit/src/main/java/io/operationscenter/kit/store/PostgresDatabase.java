package io.operationscenter.kit.store;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A schema of a PostgreSQL database, shared by the replicas of one service. */
final class PostgresDatabase implements Database {
  static final String URL_PREFIX = "jdbc:postgresql:";
  static final int OLDEST = 13;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  // A server that vanished without a word is noticed after this long, so no statement of a service
  // may take longer; migrations included.
  private static final Duration SILENCE = Duration.ofMinutes(2);
  // A replica that stopped in the middle of a transaction must not keep the others from theirs.
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofMinutes(1);
  // Statements find few rows by an index, whatever their arguments; planning one anew for each
  // costs
  // more than running it.
  private static final String PLANS = "force_generic_plan";

  // Numbers that take several times the least memory that a query can be given.
  private static final int SPILLED = 10_000;

  private final StoreSettings settings;
  private final AgroalDataSource pool;

  PostgresDatabase(StoreSettings settings) {
    this.settings = settings;
    this.pool =
        new Pool(Driver.class, settings.limits().connections(), properties(settings), "")
            .open(settings);
  }

  private static Map<String, String> properties(StoreSettings settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("currentSchema", settings.service());
    properties.put("ApplicationName", "operations-center " + settings.service());
    properties.put("connectTimeout", String.valueOf(CONNECT.toSeconds()));
    properties.put("loginTimeout", String.valueOf(CONNECT.toSeconds()));
    properties.put("socketTimeout", String.valueOf(SILENCE.toSeconds()));
    properties.put("tcpKeepAlive", "true");
    properties.put(
        "options",
        "-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d -c plan_cache_mode=%s"
            .formatted(
                settings.limits().patience().toMillis(), IDLE_IN_TRANSACTION.toMillis(), PLANS));
    return properties;
  }

  @Override
  public StoreKind kind() {
    return StoreKind.POSTGRESQL;
  }

  @Override
  public String name() {
    String database = StoreSettings.withoutParameters(settings.url()).substring("jdbc:".length());
    return "PostgreSQL store " + settings.service() + " at " + database;
  }

  @Override
  public Duration patience() {
    return settings.limits().patience();
  }

  @Override
  public AgroalDataSource writers() {
    return pool;
  }

  @Override
  public AgroalDataSource readers() {
    return pool;
  }

  @Override
  public String beginWrite() {
    return "begin isolation level read committed read write";
  }

  @Override
  public String beginRead() {
    return "begin isolation level repeatable read read only";
  }

  @Override
  public OpeningLock lockForOpening() throws SQLException {
    Connection connection = pool.getConnection();
    try {
      advisory(connection, "select pg_advisory_lock(?)");
      createSchema(connection);
      return () -> {
        try (connection) {
          advisory(connection, "select pg_advisory_unlock(?)");
        }
      };
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void check() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      requireVersion(name(), connection.getMetaData().getDatabaseMajorVersion());
      String schema = first(connection, "select current_schema()");
      if (!settings.service().equals(schema)) {
        throw new StoreRefused(
            name(),
            "must work in the schema " + settings.service() + ", the URL leads elsewhere",
            "" + schema,
            null);
      }
    }
  }

  static void requireVersion(String store, int version) {
    if (version < OLDEST) {
      throw new StoreRefused(
          store, "needs PostgreSQL " + OLDEST + " or newer", String.valueOf(version), null);
    }
  }

  /**
   * How full the server's disk is only the server knows, and a row may still fit into a page that
   * is there: what does not fit into the memory of a query is written to a file beside the tables.
   */
  @Override
  public Optional<String> shortage(Transaction tx) {
    tx.query(
            "select set_config('work_mem', '64kB', true), set_config('temp_tablespaces', '', true)")
        .one(row -> true);
    tx.query("select count(*) as n from generate_series(1, ?)", SPILLED).one(row -> true);
    return Optional.empty();
  }

  @Override
  public StoreException failure(String doing, SQLException e) {
    return PostgresFailures.of(name(), doing, e);
  }

  @Override
  public void close() {
    pool.close();
  }

  private void advisory(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, ("operations-center " + settings.service()).hashCode());
      statement.execute();
    }
  }

  // "create schema if not exists" wants the right to create schemas even where there is no need.
  private void createSchema(Connection connection) throws SQLException {
    String schema = settings.service();
    String known = "select 1 from pg_namespace where nspname = '" + schema + "'";
    if (first(connection, known) == null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create schema " + schema);
      }
    }
  }

  private static @Nullable String first(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : null;
    }
  }
}
