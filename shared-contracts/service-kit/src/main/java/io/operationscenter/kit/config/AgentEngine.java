package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.WireEnum;

/** The agent program in the kodo backend slot (design §8). */
public enum AgentEngine implements WireEnum {
  /** Kodo itself. */
  KODO,
  /** Claude Code. */
  CLAUDE,
  /** Codex CLI. */
  CODEX,
  /** Gemini CLI. */
  GEMINI,
  /** Any program, by argument vector. */
  COMMAND
}
