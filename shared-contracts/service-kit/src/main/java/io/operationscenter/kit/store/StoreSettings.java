package io.operationscenter.kit.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a service keeps its store (operator keys {@code store.*}).
 *
 * @param kind which database
 * @param service the service's name; on PostgreSQL also its schema
 * @param url JDBC URL; for SQLite it names a file
 * @param login null where the database asks for none
 * @param limits how long to wait and how many connections to hold
 */
public record StoreSettings(
    StoreKind kind, String service, String url, @Nullable Login login, Limits limits) {

  private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** A name and, unless the database trusts the name alone, a password. */
  public record Login(String username, @Nullable String password) {
    @Override
    public String toString() {
      return "Login[username=" + username + ", password=***]";
    }
  }

  /**
   * How much a process asks of the database.
   *
   * @param patience how long a transaction waits for a connection or a lock; at least 1 ms
   * @param connections how many connections one process holds at most; 4 to 200
   */
  public record Limits(Duration patience, int connections) {
    /** Ten seconds, ten connections. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), 10);

    public Limits {
      if (patience.toMillis() < 1 || patience.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "store: patience must be between 1 ms and 24 days, it is " + patience);
      }
      if (connections < 4 || connections > 200) {
        throw new IllegalArgumentException(
            "store: connections must be between 4 and 200, it is " + connections);
      }
    }
  }

  public StoreSettings {
    if (!SERVICE.matcher(service).matches()) {
      throw new IllegalArgumentException(
          "store: service must match " + SERVICE + ", it is '" + service + "'");
    }
    String prefix =
        switch (kind) {
          case SQLITE -> SqliteDatabase.URL_PREFIX;
          case POSTGRESQL -> PostgresDatabase.URL_PREFIX;
        };
    if (!url.startsWith(prefix)) {
      throw new IllegalArgumentException(
          "store.url of "
              + service
              + " must start with "
              + prefix
              + ", it is '"
              + withoutParameters(url)
              + "'");
    }
  }

  /** The default: the file {@code <data root>/<service>/<service>.db}. */
  public static StoreSettings sqlite(String service, Path dataRoot) {
    Path file = dataRoot.resolve(service).resolve(service + ".db").toAbsolutePath();
    return new StoreSettings(
        StoreKind.SQLITE, service, SqliteDatabase.URL_PREFIX + file, null, Limits.DEFAULT);
  }

  /** One schema, named after the service, in the database that the URL names. */
  public static StoreSettings postgresql(String service, String url, @Nullable Login login) {
    return new StoreSettings(StoreKind.POSTGRESQL, service, url, login, Limits.DEFAULT);
  }

  /** The same store with other limits. */
  public StoreSettings with(Limits other) {
    return new StoreSettings(kind, service, url, login, other);
  }

  /** URL parameters may carry a password, so nothing printed contains them. */
  static String withoutParameters(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  @Override
  public String toString() {
    return "StoreSettings[" + kind + ", " + service + ", " + withoutParameters(url) + "]";
  }
}
