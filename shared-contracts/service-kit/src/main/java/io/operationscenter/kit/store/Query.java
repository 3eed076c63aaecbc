package io.operationscenter.kit.store;

import java.util.List;
import java.util.Optional;

/** A query that is run by asking for its rows. */
public final class Query {
  private final Transaction tx;
  private final Statement statement;

  Query(Transaction tx, Statement statement) {
    this.tx = tx;
    this.statement = statement;
  }

  /** All rows, in the order of the query. */
  public <T> List<T> list(RowReader<T> reader) {
    return tx.rows(statement, reader, Integer.MAX_VALUE);
  }

  /** The first row, if there is any. */
  public <T> Optional<T> first(RowReader<T> reader) {
    return tx.rows(statement, reader, 1).stream().findFirst();
  }

  /** The only row; an {@link IllegalStateException} when there are more or none. */
  public <T> T one(RowReader<T> reader) {
    List<T> rows = tx.rows(statement, reader, 2);
    if (rows.size() != 1) {
      throw new IllegalStateException(
          "expected exactly one row, got "
              + (rows.isEmpty() ? "none" : "more")
              + ": "
              + statement.sql());
    }
    return rows.getFirst();
  }
}
