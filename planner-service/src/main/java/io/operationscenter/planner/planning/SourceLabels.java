package io.operationscenter.planner.planning;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Labels that make policy trust a proposal are kept only on cards that our own records show as
 * system-created (design §4): anybody can write a label.
 */
final class SourceLabels {

  private static final String KEY = "source";
  private static final Set<String> TRUSTED = Set.of("autonomy", "spec-campaign", "board_worker");

  private SourceLabels() {}

  static List<String> kept(List<String> labels, boolean systemCreated) {
    return systemCreated ? labels : labels.stream().filter(label -> !grantsTrust(label)).toList();
  }

  private static boolean grantsTrust(String label) {
    return CardLabels.hasKey(label, KEY)
        && TRUSTED.contains(CardLabels.value(label).toLowerCase(Locale.ROOT));
  }
}
