package io.operationscenter.kit.git;

import java.time.Duration;
import java.util.Map;

/**
 * How git is called (spec 03 §6.1).
 *
 * @param program name or absolute path of git
 * @param sshCommand what git calls for ssh remotes; never asks anything
 * @param transferLimit time for fetching and pushing
 * @param localLimit time for everything else
 * @param environment more variables for git, such as {@code https_proxy} or {@code GIT_SSL_CAINFO}
 */
public record GitSettings(
    String program,
    String sshCommand,
    Duration transferLimit,
    Duration localLimit,
    Map<String, String> environment) {

  /** Git of the PATH, ssh in batch mode, 600 s for transfers, 120 s for the rest. */
  public static final GitSettings DEFAULT =
      new GitSettings(
          "git", "ssh -o BatchMode=yes", Duration.ofMinutes(10), Duration.ofMinutes(2), Map.of());

  public GitSettings {
    environment = Map.copyOf(environment);
  }
}
