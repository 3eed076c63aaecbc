package io.operationscenter.planner.planning;

import java.util.List;
import java.util.Optional;

/** Reads {@code key: value} labels (spec 06 §2.2). */
final class CardLabels {

  private CardLabels() {}

  /** The trimmed value of the first label with that key and a value. */
  static Optional<String> first(List<String> labels, String key) {
    return labels.stream()
        .filter(label -> hasKey(label, key))
        .map(CardLabels::value)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  static boolean hasKey(String label, String key) {
    int colon = label.indexOf(':');
    return colon >= 0 && label.substring(0, colon).strip().equalsIgnoreCase(key);
  }

  static String value(String label) {
    return label.substring(label.indexOf(':') + 1).strip();
  }
}
