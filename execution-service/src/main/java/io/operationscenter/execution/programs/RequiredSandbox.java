package io.operationscenter.execution.programs;

import io.operationscenter.kit.config.Egress;
import io.operationscenter.kit.config.SandboxLevel;
import io.operationscenter.kit.config.SandboxMode;
import io.operationscenter.kit.config.SandboxSection;
import java.util.Locale;
import java.util.Optional;

/**
 * A sandbox that is required but cannot be had keeps a run from beginning (design §6). This version
 * confines programs at level {@code process}, and they reach what this machine reaches.
 */
public final class RequiredSandbox {

  private static final SandboxLevel LEVEL = SandboxLevel.PROCESS;
  private static final Egress EGRESS = Egress.HOST;

  private RequiredSandbox() {}

  /** What is required and what can be had, in a sentence; empty when nothing stands against it. */
  public static Optional<String> lacking(SandboxSection sandbox) {
    Egress egress = egress(sandbox);
    if (sandbox.mode() == SandboxMode.PREFERRED || (sandbox.level() == LEVEL && egress == EGRESS)) {
      return Optional.empty();
    }
    return Optional.of(
        "sandbox.mode is required: level %s with egress %s is wanted, level %s with egress %s can be had"
            .formatted(word(sandbox.level()), word(egress), word(LEVEL), word(EGRESS)));
  }

  private static Egress egress(SandboxSection sandbox) {
    Egress egress = sandbox.egress();
    if (egress != null) {
      return egress;
    }
    return sandbox.level() == SandboxLevel.NAMESPACES ? Egress.PROXY : Egress.HOST;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
