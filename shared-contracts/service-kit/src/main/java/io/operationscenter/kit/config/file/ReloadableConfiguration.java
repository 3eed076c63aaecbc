package io.operationscenter.kit.config.file;

import io.operationscenter.kit.config.OperatorConfiguration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The configuration in use, re-read on request (at each lane cycle). A file that is gone, half
 * written or wrong changes nothing but the state. Readers never wait and see one whole
 * configuration.
 */
public final class ReloadableConfiguration {

  private final OperatorConfigurationFile file;
  private final InstantSource clock;
  private volatile ConfigurationState state;

  /** Decides whether there is anything to parse; the file is small, so comparing it is cheap. */
  private @Nullable FileText lastSeen;

  /**
   * @param file reads the configuration again
   * @param initial what the service started with
   * @param clock dates the outcomes
   */
  public ReloadableConfiguration(
      OperatorConfigurationFile file, LoadedConfiguration initial, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    Instant now = clock.instant();
    this.state = new ConfigurationState(initial, now, new ReloadOutcome.Unchanged(), now);
  }

  /** The values in use. */
  public OperatorConfiguration current() {
    return state.loaded().configuration();
  }

  /** The values in use and how that came about. */
  public ConfigurationState state() {
    return state;
  }

  /** Looks at the file again. Never throws because of what it finds. */
  public synchronized ReloadOutcome reload() {
    ConfigurationState before = state;
    Instant now = clock.instant();
    FileText seen = FileText.of(before.loaded().source());
    if (seen.equals(lastSeen)) {
      ReloadOutcome same =
          before.outcome() instanceof ReloadOutcome.Replaced
              ? new ReloadOutcome.Unchanged()
              : before.outcome();
      state = new ConfigurationState(before.loaded(), before.since(), same, now);
      return same;
    }
    lastSeen = seen;
    state = after(before, file.examine(before.loaded().source(), seen), now);
    return state.outcome();
  }

  private static ConfigurationState after(
      ConfigurationState before, ConfigurationReading reading, Instant now) {
    return switch (reading) {
      case ConfigurationReading.Refused refused ->
          new ConfigurationState(
              before.loaded(), before.since(), new ReloadOutcome.Refused(refused.faults()), now);
      case LoadedConfiguration loaded when loaded.digest().equals(before.digest()) ->
          new ConfigurationState(loaded, before.since(), new ReloadOutcome.Unchanged(), now);
      case LoadedConfiguration loaded ->
          new ConfigurationState(loaded, now, new ReloadOutcome.Replaced(before.digest()), now);
    };
  }
}
