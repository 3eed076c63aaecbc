package io.operationscenter.kit.git;

import java.util.function.Function;

/**
 * What an operation of git gave.
 *
 * @param <T> what it gives when all is well
 */
public sealed interface GitResult<T> {

  /** It worked. */
  record Done<T>(T value) implements GitResult<T> {}

  /** It did not. */
  record Failed<T>(GitFailure failure) implements GitResult<T> {}

  /** The next step on what this one gave; a failure stays a failure. */
  default <U> GitResult<U> then(Function<T, GitResult<U>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Failed<T>(GitFailure failure) -> new Failed<>(failure);
    };
  }

  /** The same with the value turned into another. */
  default <U> GitResult<U> map(Function<T, U> change) {
    return then(value -> new Done<>(change.apply(value)));
  }
}
