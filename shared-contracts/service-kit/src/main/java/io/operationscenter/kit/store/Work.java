package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/**
 * What happens inside one transaction: returning commits, throwing rolls back.
 *
 * @param <T> what the work hands out of the transaction
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
  T run(Transaction tx);
}
