package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.WireEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Modes, levels and types of a policy by their wire names. */
final class Words {

  private Words() {}

  static <E extends Enum<E> & WireEnum> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.wire().equals(word))
        .findFirst();
  }

  /** Only of a policy without faults. */
  static <E extends Enum<E> & WireEnum> E of(Class<E> type, String word) {
    return find(type, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException("no " + type.getSimpleName() + " is '" + word + "'"));
  }

  static <E extends Enum<E> & WireEnum> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(WireEnum::wire).toList();
  }
}
