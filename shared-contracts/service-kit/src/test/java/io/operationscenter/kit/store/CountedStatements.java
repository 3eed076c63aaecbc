package io.operationscenter.kit.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a read asks the database, to see that it does not ask more often the more there is. */
public final class CountedStatements {

  private CountedStatements() {}

  /** The SQL of every statement that the work runs on the SQLite store, in order. */
  public static List<String> of(StoreSettings settings, Work<?> work) throws SQLException {
    List<String> statements = new ArrayList<>();
    SqliteDatabase database = new SqliteDatabase(settings);
    try (Connection connection = database.readers().getConnection()) {
      Transaction tx = new Transaction(database, noting(connection, statements));
      tx.begin(database.beginRead());
      Object _ = work.run(tx);
      tx.commit();
    } finally {
      database.close();
    }
    return statements;
  }

  private static Connection noting(Connection connection, List<String> statements) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            statements.add(String.valueOf(arguments[0]));
          }
          try {
            return method.invoke(connection, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }
}
