package io.operationscenter.kit.config.file;

import java.util.List;

/** What the latest look at the file brought. */
public sealed interface ReloadOutcome {

  /** The values are those already in use. */
  record Unchanged() implements ReloadOutcome {}

  /**
   * Other values are in use now.
   *
   * @param formerDigest of those before
   */
  record Replaced(String formerDigest) implements ReloadOutcome {}

  /**
   * The file cannot be used; the last good values stay in use.
   *
   * @param faults all of them, at least one
   */
  record Refused(List<ConfigurationFault> faults) implements ReloadOutcome {}
}
