package io.operationscenter.kit.store;

import io.agroal.api.AgroalDataSource;
import io.operationscenter.kit.files.FreeSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file: one connection writes, others read, and a committed transaction survives a power
 * cut (WAL with {@code synchronous=FULL}).
 */
final class SqliteDatabase implements Database {
  static final String URL_PREFIX = "jdbc:sqlite:";
  private static final int SYNCHRONOUS_FULL = 2;
  // Covers another process that is just opening or closing the file; locks are waited for by Retry.
  private static final String BUSY_MILLIS = "100";

  private final StoreSettings settings;
  private final Path file;
  private final AgroalDataSource writers;
  private final AgroalDataSource readers;

  SqliteDatabase(StoreSettings settings) {
    this.settings = settings;
    this.file = fileOf(settings.url());
    Map<String, String> properties =
        Map.of(
            "busy_timeout", BUSY_MILLIS,
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "foreign_keys", "true");
    this.writers = new Pool(JDBC.class, 1, properties, "").open(settings);
    this.readers =
        new Pool(
                JDBC.class,
                settings.limits().connections() - 1,
                properties,
                "pragma query_only = true")
            .open(settings);
  }

  @Override
  public StoreKind kind() {
    return StoreKind.SQLITE;
  }

  @Override
  public String name() {
    return "SQLite store " + file;
  }

  @Override
  public Duration patience() {
    return settings.limits().patience();
  }

  @Override
  public AgroalDataSource writers() {
    return writers;
  }

  @Override
  public AgroalDataSource readers() {
    return readers;
  }

  @Override
  public String beginWrite() {
    return "begin immediate";
  }

  @Override
  public String beginRead() {
    return "begin";
  }

  /**
   * Taken in a file beside the store: the store itself cannot be locked while Flyway, which holds
   * no lock on SQLite, works in it.
   */
  @Override
  public OpeningLock lockForOpening() throws SQLException {
    createDirectory();
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(0);
    Connection connection = config.createConnection(URL_PREFIX + file + ".opening");
    try (Statement statement = connection.createStatement()) {
      Retry.whileLocked(
          this,
          patience(),
          "the lock for opening the store",
          () -> statement.execute("begin exclusive"));
      return connection::close;
    } catch (SQLException | StoreException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void check() throws SQLException {
    try (Connection connection = writers.getConnection()) {
      requireDurable(name(), pragma(connection, "journal_mode"), pragma(connection, "synchronous"));
    }
  }

  static void requireDurable(String store, String journalMode, String synchronous) {
    if (!"wal".equals(journalMode)) {
      throw new StoreRefused(
          store, "must have journal_mode wal, which its file system denies", journalMode, null);
    }
    if (Integer.parseInt(synchronous) < SYNCHRONOUS_FULL) {
      throw new StoreRefused(store, "must have synchronous 2 (FULL)", synchronous, null);
    }
  }

  // A write that passes proves nothing: until its next checkpoint the WAL writes over itself.
  @Override
  public Optional<String> shortage(Transaction tx) {
    return FreeSpace.real().shortage(file);
  }

  @Override
  public StoreException failure(String doing, SQLException e) {
    return SqliteFailures.of(name(), doing, e);
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }

  private void createDirectory() {
    Path directory = file.getParent();
    if (directory == null) {
      return;
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StoreUnreachable(name(), "needs its directory, which cannot be created", "" + e, e);
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma " + name)) {
      return result.next() ? result.getString(1) : "";
    }
  }

  private static Path fileOf(String url) {
    String path = StoreSettings.withoutParameters(url).substring(URL_PREFIX.length());
    String file = path.startsWith("file:") ? path.substring("file:".length()) : path;
    if (file.isBlank() || file.startsWith(":")) {
      throw new IllegalArgumentException("store.url must name a file, it is '" + url + "'");
    }
    return Path.of(file).toAbsolutePath();
  }
}
