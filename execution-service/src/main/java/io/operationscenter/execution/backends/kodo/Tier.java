package io.operationscenter.execution.backends.kodo;

import io.operationscenter.execution.backends.Phrases;
import java.util.List;

/**
 * What kodo falls back to when a provider refuses (spec 03 §4.3).
 *
 * @param model Claude's model that takes over
 * @param trigger in the output of a failed attempt
 */
record Tier(String model, Phrases trigger) {

  /** In their order: the usual model, then the small one. */
  static final List<Tier> CHAIN =
      List.of(
          new Tier("sonnet", Phrases.RATE_LIMITS),
          new Tier(
              "haiku",
              Phrases.of(
                      "sonnet usage limit",
                      "sonnet rate limit",
                      "sonnet weekly",
                      "claude sonnet limit",
                      "claude-3-5-sonnet usage",
                      "claude-3-5-sonnet rate limit")
                  .and(ClassifyKodo.ORCHESTRATOR_LIMITS)));

  /** Whether the output of a failed attempt asks for it. */
  boolean answers(String output) {
    return trigger.in(output);
  }

  /** The team that takes over, as kodo's {@code team.json}. */
  String team() {
    return """
        {
          "agents": {
            "worker_fast": {"backend": "claude", "model": "%1$s"},
            "worker_smart": {"backend": "claude", "model": "opus", "fallback_model": "%1$s"}
          }
        }
        """
        .formatted(model);
  }
}
