package io.operationscenter.contracts.codec;

import java.util.List;
import java.util.Locale;

/** An enum whose wire form is its name in lower case, matched exactly (spec 01 §1). */
public interface WireEnum {

  /** The constant's Java name; every enum has it. */
  String name();

  /** The wire string. */
  default String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Further strings that readers accept for this constant; writers never emit them. */
  default List<String> aliases() {
    return List.of();
  }

  /** True for the one constant that an unknown string becomes; without one it is an error. */
  default boolean unknownBecomesThis() {
    return false;
  }
}
