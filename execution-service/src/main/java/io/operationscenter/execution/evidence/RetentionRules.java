package io.operationscenter.execution.evidence;

import io.operationscenter.kit.config.RetentionSection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long evidence is kept after it was sealed (docs/adr/0004-retention.md).
 *
 * @param logs the command logs of a run
 * @param folder everything of a run
 */
record RetentionRules(Rule logs, Rule folder) {

  private static final String VARIABLE = "OPERATIONS_CENTER_RETENTION_DAYS";

  /**
   * One limit.
   *
   * @param name in words, as it is recorded
   * @param age from which on things are removed
   */
  record Rule(String name, Duration age) {

    static Rule of(String key, long days) {
      return new Rule("%s = %d".formatted(key, days), Duration.ofDays(days));
    }
  }

  /**
   * Those of the operator.
   *
   * @param logsDays what the environment says; null when it says nothing
   */
  static RetentionRules of(RetentionSection section, @Nullable Long logsDays) {
    return new RetentionRules(
        logsDays == null
            ? Rule.of("retention.logs_days", section.logsDays())
            : Rule.of(VARIABLE, logsDays),
        Rule.of("retention.evidence_days", section.evidenceDays()));
  }
}
