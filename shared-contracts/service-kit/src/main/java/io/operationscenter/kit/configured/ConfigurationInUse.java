package io.operationscenter.kit.configured;

import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.secrets.Secrets;
import java.util.Optional;

/**
 * What this service was told by its operator. A service without a file works with the defaults of
 * everything it can do without one.
 */
public sealed interface ConfigurationInUse {

  /** The present values; empty without a file. */
  Optional<OperatorConfiguration> values();

  /** The secrets this service holds; none without a file. */
  Secrets secrets();

  /**
   * A file was read.
   *
   * @param file its values, followed as it changes
   * @param secrets resolved at start; a changed secret needs a restart
   */
  record FromFile(ReloadableConfiguration file, Secrets secrets) implements ConfigurationInUse {
    @Override
    public Optional<OperatorConfiguration> values() {
      return Optional.of(file.current());
    }
  }

  /**
   * There is no file, and nobody named one.
   *
   * @param expected where it would have been
   */
  record Defaults(String expected) implements ConfigurationInUse {
    @Override
    public Optional<OperatorConfiguration> values() {
      return Optional.empty();
    }

    @Override
    public Secrets secrets() {
      return Secrets.NONE;
    }
  }
}
