package io.operationscenter.execution.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import java.time.Clock;

/** Execution requests with a goal and allowed paths. */
final class Requests {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  private Requests() {}

  static ExecutionRequest of(String goal, String... allowedPaths) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("run_id", "0123456789abcdef")
            .put("proposal_id", "p")
            .put("decision_id", "d")
            .put("goal_text", goal)
            .put("repo_key", "sample")
            .put("clone_url", "git@example.org:owner/sample.git")
            .put("base_branch", "main")
            .put("task_branch", "auto/t")
            .put("workspace_path", "/nowhere/t")
            .put("requested_at", "2026-05-04T10:00:00Z");
    for (String path : allowedPaths) {
      request.withArray("allowed_paths").add(path);
    }
    return CODEC.read(ExecutionRequest.class, request);
  }
}
