package io.operationscenter.execution.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Consumer;

/** Admission commands as planner sends them. */
public final class Commands {

  public static final String DIGEST = "d".repeat(64);
  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  private Commands() {}

  public static AdmissionCommand of(String task) {
    return of(task, _ -> {});
  }

  public static AdmissionCommand of(String task, Consumer<ObjectNode> change) {
    try {
      JsonNode json =
          new ObjectMapper()
              .readTree(
                  """
      {"kind": "task_run", "role": "goal", "config_digest": "%s", "source": "board_worker_goal",
       "card": {"title": "Mend the greeting"},
       "bundle": {
         "proposal": {
           "proposal_id": "p-%s", "task_id": "%s", "project_id": "pr", "task_type": "bug_fix",
           "execution_mode": "goal", "goal_text": "Mend the greeting\\nin src",
           "target": {"repo_key": "sample", "clone_url": "git@example.org:owner/sample.git",
                      "base_branch": "main", "allowed_paths": ["src/"]},
           "validation_profile": {"profile_name": "unit", "commands": ["check"]},
           "proposed_at": "2026-05-04T09:00:00Z"},
         "decision": {
           "decision_id": "d-%s", "proposal_id": "p-%s", "selected_lane": "aider_local",
           "selected_backend": "kodo", "decided_at": "2026-05-04T09:00:00Z"},
         "bundled_at": "2026-05-04T09:00:00Z"}}"""
                      .formatted(DIGEST, task, task, task, task));
      change.accept((ObjectNode) json);
      return CODEC.read(AdmissionCommand.class, json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode proposal(ObjectNode command) {
    return (ObjectNode) command.at("/bundle/proposal");
  }

  static ObjectNode decision(ObjectNode command) {
    return (ObjectNode) command.at("/bundle/decision");
  }

  static ObjectNode card(ObjectNode command) {
    return (ObjectNode) command.at("/card");
  }
}
