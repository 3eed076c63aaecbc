package io.operationscenter.kit.config.file;

import java.util.List;
import java.util.stream.Collectors;

/** Names everything that is wrong with the configuration at once, one line each. */
public final class ConfigurationRejected extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LINES = 100;

  private final transient List<ConfigurationFault> faults;

  /**
   * @param source what was read, for the message
   * @param faults at least one
   */
  public ConfigurationRejected(String source, List<ConfigurationFault> faults) {
    super(message(source, faults));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, in the order of the file. */
  public List<ConfigurationFault> faults() {
    return faults;
  }

  private static String message(String source, List<ConfigurationFault> faults) {
    String count = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    String rest = faults.size() <= LINES ? "" : "\n  and " + (faults.size() - LINES) + " more";
    return faults.stream()
        .limit(LINES)
        .map(fault -> "\n  " + fault)
        .collect(Collectors.joining("", "configuration " + source + " has " + count + ":", rest));
  }
}
