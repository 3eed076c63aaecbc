package io.operationscenter.execution.backends;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the backend itself showed (spec 03 §4.3).
 *
 * @param engine kodo, claude, codex, gemini, command, aider, fixer, demo_stub
 * @param version as the engine reports it
 * @param command argument vector, masked
 * @param exitCode −1 when it was killed
 * @param stdout masked and bounded
 * @param stderr masked and bounded
 * @param startedAt first process
 * @param finishedAt last process
 * @param timeoutHit killed after its time
 * @param rateLimited the orchestrator is limited; the run does not count
 * @param quotaExhausted the account is out of quota
 * @param containment the sandbox that was had, e.g. {@code process uid=60978 no_new_privs}
 */
public record AgentCapture(
    String engine,
    @Nullable String version,
    List<String> command,
    int exitCode,
    String stdout,
    String stderr,
    Instant startedAt,
    Instant finishedAt,
    boolean timeoutHit,
    boolean rateLimited,
    boolean quotaExhausted,
    String containment) {

  /** Copies what is mutable. */
  public AgentCapture {
    command = List.copyOf(command);
  }
}
