package io.operationscenter.kit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result, read by column name. A getter without {@code OrNull} refuses a null with an
 * {@link IllegalStateException} that names the column.
 */
public final class Row {
  private final Database database;
  private final ResultSet result;

  Row(Database database, ResultSet result) {
    this.database = database;
    this.result = result;
  }

  /** Text, JSON included. */
  public String text(String column) {
    return required(column, textOrNull(column));
  }

  public @Nullable String textOrNull(String column) {
    return read(column, () -> result.getString(column));
  }

  public long number(String column) {
    return required(column, numberOrNull(column));
  }

  public @Nullable Long numberOrNull(String column) {
    return read(
        column,
        () -> {
          long value = result.getLong(column);
          return result.wasNull() ? null : value;
        });
  }

  /** A number with a fraction. */
  public double real(String column) {
    return required(column, realOrNull(column));
  }

  public @Nullable Double realOrNull(String column) {
    return read(
        column,
        () -> {
          double value = result.getDouble(column);
          return result.wasNull() ? null : value;
        });
  }

  /** A boolean, kept as 0 or 1. */
  public boolean flag(String column) {
    long value = number(column);
    if (value != 0 && value != 1) {
      throw new IllegalStateException(
          database.name() + ": column " + column + " must be 0 or 1, it is " + value);
    }
    return value == 1;
  }

  /** A moment, kept as milliseconds since 1970-01-01T00:00:00Z. */
  public Instant instant(String column) {
    return required(column, instantOrNull(column));
  }

  public @Nullable Instant instantOrNull(String column) {
    Long millis = numberOrNull(column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private <T> T required(String column, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(
          database.name() + ": column " + column + " must have a value, it is null");
    }
    return value;
  }

  private <T> @Nullable T read(String column, Getter<T> getter) {
    try {
      return getter.get();
    } catch (SQLException e) {
      throw database.failure("column " + column, e);
    }
  }

  @FunctionalInterface
  private interface Getter<T> {
    @Nullable T get() throws SQLException;
  }
}
