/** One relational store per service: SQLite by default, PostgreSQL by configuration, same SQL. */
@NullMarked
package io.operationscenter.kit.store;

import org.jspecify.annotations.NullMarked;
