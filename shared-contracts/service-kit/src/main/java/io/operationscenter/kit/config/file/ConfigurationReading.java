package io.operationscenter.kit.config.file;

import java.util.List;

/** What came of reading the operator's file. */
public sealed interface ConfigurationReading
    permits LoadedConfiguration, ConfigurationReading.Refused {

  /**
   * The file cannot be used.
   *
   * @param faults all of them, at least one
   */
  record Refused(List<ConfigurationFault> faults) implements ConfigurationReading {}
}
