package io.operationscenter.execution.programs;

import io.operationscenter.kit.config.Egress;
import io.operationscenter.kit.config.SandboxLevel;
import io.operationscenter.kit.config.SandboxSection;
import java.util.Locale;
import java.util.Optional;

/**
 * What the operator wants runs to be held by, beside what they are. This version confines programs
 * at level {@code process}, and they reach what this machine reaches.
 */
final class SandboxWish {

  private static final SandboxLevel LEVEL = SandboxLevel.PROCESS;
  private static final Egress EGRESS = Egress.HOST;

  /** Level and egress that every run has, in words. */
  static final String HAD = words(LEVEL, EGRESS);

  private SandboxWish() {}

  /** Level and egress that are wanted, in words; empty when they are had. */
  static Optional<String> unmet(SandboxSection sandbox) {
    Egress egress = egress(sandbox);
    return sandbox.level() == LEVEL && egress == EGRESS
        ? Optional.empty()
        : Optional.of(words(sandbox.level(), egress));
  }

  private static Egress egress(SandboxSection sandbox) {
    Egress egress = sandbox.egress();
    if (egress != null) {
      return egress;
    }
    return sandbox.level() == SandboxLevel.NAMESPACES ? Egress.PROXY : Egress.HOST;
  }

  private static String words(SandboxLevel level, Egress egress) {
    return "level %s with egress %s"
        .formatted(level.name().toLowerCase(Locale.ROOT), egress.name().toLowerCase(Locale.ROOT));
  }
}
