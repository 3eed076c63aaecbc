package io.operationscenter.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.codec.ContractCodec;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A codec with a stopped clock and documents to read with it. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2026-04-28T10:15:30.123456Z");
  public static final String ID = "788b393d-6f9b-44a0-8ad5-9ef4a0a2fc60";
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final ContractCodec CODEC = new ContractCodec(CLOCK, () -> ID);

  public static final String TARGET =
      """
      {"repo_key": "api", "clone_url": "git@example.org:o/api.git", "base_branch": "main"}""";
  public static final String PROPOSAL =
      """
      {"task_id": "T-1", "project_id": "", "task_type": "bug_fix", "execution_mode": "goal",
       "goal_text": "Fix it", "target": %s}"""
          .formatted(TARGET);
  public static final String DECISION =
      """
      {"proposal_id": "%s", "selected_lane": "claude_cli", "selected_backend": "kodo"}"""
          .formatted(ID);
  public static final String RESULT =
      """
      {"run_id": "r", "proposal_id": "p", "decision_id": "d", "status": "success", "success": true}""";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
