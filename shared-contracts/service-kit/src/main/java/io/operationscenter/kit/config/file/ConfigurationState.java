package io.operationscenter.kit.config.file;

import java.time.Instant;

/**
 * The configuration in use and how that came about.
 *
 * @param loaded the last good configuration
 * @param since when it came into use
 * @param outcome of the latest look at the file
 * @param lookedAt when that was
 */
public record ConfigurationState(
    LoadedConfiguration loaded, Instant since, ReloadOutcome outcome, Instant lookedAt) {

  /** Digest of the configuration in use. */
  public String digest() {
    return loaded.digest();
  }
}
