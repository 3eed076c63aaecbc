package io.operationscenter.execution.tools;

import io.operationscenter.kit.process.Command;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.ReadinessCheck;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Execution is not ready without git. Once found it is not looked for again. */
@Singleton
final class GitReadiness implements ReadinessCheck {

  private final ProcessRunner runner;
  private final DataRoot root;
  private final AtomicReference<String> version = new AtomicReference<>("");

  GitReadiness(ProcessRunner runner, DataRoot root) {
    this.runner = runner;
    this.root = root;
  }

  @Override
  public String name() {
    return "git";
  }

  @Override
  public Optional<String> missing() {
    if (!version.get().isEmpty()) {
      return Optional.empty();
    }
    Outcome outcome = runner.run(Command.of(root.path(), "git", "--version"));
    if (outcome instanceof Outcome.Exited exited && exited.code() == 0) {
      version.set(exited.report().stdout().text().strip());
      return Optional.empty();
    }
    return Optional.of("git " + outcome.inWords());
  }

  @Override
  public String present() {
    return version.get();
  }
}
