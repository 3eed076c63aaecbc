package io.operationscenter.execution.settings;

import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.config.OperatorConfiguration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One whole configuration, as it holds now.
 *
 * @param configuration the operator's file
 * @param digest of that file's values
 * @param limits from the environment
 */
public record InForce(OperatorConfiguration configuration, String digest, Limits limits) {

  /** The settings of a repository; empty when the operator does not know it. */
  public Optional<ManagedRepository> repository(String key) {
    return Optional.ofNullable(configuration.repos().get(key));
  }

  /** How many executions a repository may have in a day; null: no limit of its own. */
  public @Nullable Long dailyExecutions(String key) {
    return repository(key).map(ManagedRepository::maxDailyExecutions).orElse(null);
  }
}
