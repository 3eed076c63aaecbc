package io.operationscenter.kit.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process of its own that holds the write lock of a SQLite file until it is killed. */
final class SqliteLockHolder {
  private SqliteLockHolder() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
      System.out.println("locked");
      System.out.flush();
      while (System.in.read() >= 0) {
        // until the test ends, whose end of the pipe closes with it
      }
    }
  }
}
