package io.operationscenter.execution.workspaces;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.EnvironmentReader;
import io.operationscenter.kit.config.environment.EnvironmentSettings;
import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.GitSettings;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.service.DataRoot;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our git, and what of this service's environment it may see to reach remotes. */
@Dependent
final class GitBeans {

  private static final List<String> WAYS_TO_REMOTES =
      List.of(
          "http_proxy",
          "https_proxy",
          "HTTPS_PROXY",
          "all_proxy",
          "ALL_PROXY",
          "no_proxy",
          "NO_PROXY",
          "GIT_SSL_CAINFO",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "SSH_AUTH_SOCK");

  @Produces
  @Singleton
  @DefaultBean
  GitSettings settings() {
    return settings(System.getenv());
  }

  @Produces
  @Singleton
  Git git(ProcessRunner runner, GitSettings settings) {
    return new Git(runner, settings);
  }

  @Produces
  @Singleton
  Workspaces workspaces(
      Git git, DataRoot root, RepositoryAccess access, ConfinedPrograms programs, Clock clock) {
    return new GitWorkspaces(
        git,
        WorkspacePlaces.of(root, programs.user()),
        access,
        programs,
        new GitWorkspaces.Limits(caps(clock), FreeSpace.real()));
  }

  private static ScopeRules caps(Clock clock) {
    Budget budget =
        new EnvironmentReader(ContractCodec.withRandomIds(clock), System::getenv)
            .read(EnvironmentSettings.class)
            .orThrow("environment")
            .budget();
    return new ScopeRules(budget.maxFiles(), budget.maxLines());
  }

  static GitSettings settings(Map<String, String> environment) {
    Map<String, String> passedOn = new HashMap<>(environment);
    passedOn.keySet().retainAll(WAYS_TO_REMOTES);
    GitSettings usual = GitSettings.DEFAULT;
    return new GitSettings(
        usual.program(), usual.sshCommand(), usual.transferLimit(), usual.localLimit(), passedOn);
  }
}
