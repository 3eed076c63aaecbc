package io.operationscenter.kit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL text and the values of its question marks. */
record Statement(String sql, List<@Nullable Object> arguments) {
  static Statement of(String sql, @Nullable Object... arguments) {
    List<@Nullable Object> values = new ArrayList<>();
    Collections.addAll(values, arguments);
    return new Statement(sql, values);
  }

  PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < arguments.size(); i++) {
        bind(prepared, i + 1, arguments.get(i));
      }
      return prepared;
    } catch (SQLException | RuntimeException e) {
      prepared.close();
      throw e;
    }
  }

  private void bind(PreparedStatement prepared, int position, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> prepared.setNull(position, Types.NULL);
      case String text -> prepared.setString(position, text);
      case Integer number -> prepared.setLong(position, number);
      case Long number -> prepared.setLong(position, number);
      case Double real -> prepared.setDouble(position, real);
      case Boolean flag -> prepared.setLong(position, flag ? 1 : 0);
      case Instant instant -> prepared.setLong(position, instant.toEpochMilli());
      default ->
          throw new IllegalArgumentException(
              "argument %d must be text, a number, a flag, an instant or null, it is a %s: %s"
                  .formatted(position, value.getClass().getName(), sql));
    }
  }
}
