package io.operationscenter.execution;

import io.operationscenter.kit.store.Transaction;

/** How much of a table some work on PostgreSQL reads: what its plan is worth. */
public final class RowsRead {

  private RowsRead() {}

  /** Rows that the work looks at. */
  public static long by(Transaction tx, String table, Runnable work) {
    long before = soFar(tx, table);
    work.run();
    return soFar(tx, table) - before;
  }

  private static long soFar(Transaction tx, String table) {
    return tx.query(
            "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as n"
                + " from pg_stat_xact_user_tables where schemaname = current_schema() and relname"
                + " = ?",
            table)
        .one(row -> row.number("n"));
  }
}
