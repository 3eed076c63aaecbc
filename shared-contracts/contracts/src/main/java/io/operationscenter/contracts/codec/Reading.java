package io.operationscenter.contracts.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a document.
 *
 * @param value the record, null exactly when a fault other than an unknown member was found
 * @param faults everything found, unknown members included
 */
public record Reading<T>(@Nullable T value, List<Fault> faults) {

  /** The record, or one violation with every fault. */
  public T orThrow(String subject) {
    if (value == null || !faults.isEmpty()) {
      throw new ContractViolation(subject, faults);
    }
    return value;
  }
}
