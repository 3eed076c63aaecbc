package io.operationscenter.planner.routing.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a proposal goes where it goes (spec 02 §8.7).
 *
 * @param ruleMatched null when no rule did
 * @param factors the signals that were looked at
 * @param alternativesRuledOut other lanes and why they were not taken
 * @param fallbackUsed no rule matched
 * @param fallbackRecommendation first eligible fallback, {@code lane/backend}; null without one
 * @param summary one line
 */
public record DecisionExplanation(
    @Nullable String ruleMatched,
    List<Factor> factors,
    List<String> alternativesRuledOut,
    boolean fallbackUsed,
    @Nullable String fallbackRecommendation,
    String summary) {

  /** Copies what is mutable. */
  public DecisionExplanation {
    factors = List.copyOf(factors);
    alternativesRuledOut = List.copyOf(alternativesRuledOut);
  }

  /**
   * One signal.
   *
   * @param name the signal
   * @param value its value as text
   * @param influence {@code selected_lane} or {@code confirmed_choice}
   * @param note anything else
   */
  public record Factor(String name, String value, String influence, @Nullable String note) {}
}
