package io.operationscenter.execution.programs;

import io.operationscenter.kit.config.SandboxMode;
import io.operationscenter.kit.config.SandboxSection;
import java.util.Optional;

/** A sandbox that is required but cannot be had keeps a run from beginning (design §6). */
public final class RequiredSandbox {

  private RequiredSandbox() {}

  /** What is required and what can be had, in a sentence; empty when nothing stands against it. */
  public static Optional<String> lacking(SandboxSection sandbox) {
    return sandbox.mode() == SandboxMode.REQUIRED
        ? SandboxWish.unmet(sandbox)
            .map(
                wish ->
                    "sandbox.mode is required: %s is wanted, %s can be had"
                        .formatted(wish, SandboxWish.HAD))
        : Optional.empty();
  }
}
