package io.operationscenter.kit.store;

/**
 * Makes a value of one row.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface RowReader<T> {
  T read(Row row);
}
