package io.operationscenter.execution.backends;

import io.operationscenter.contracts.execution.ExecutionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every adapter needs of a request (spec 03 §3). */
public final class SupportedRequest {

  private SupportedRequest() {}

  /**
   * Why a request cannot be served, all problems at once; empty = it can.
   *
   * @param adapter its name in the reason
   */
  public static Optional<String> whyNot(ExecutionRequest request, String adapter) {
    List<String> missing = new ArrayList<>();
    if (request.repoKey().isEmpty()) {
      missing.add("repo_key");
    }
    if (request.workspacePath().isEmpty() || request.workspacePath().equals(".")) {
      missing.add("workspace_path");
    }
    if (request.goalText().isBlank()) {
      missing.add("goal_text");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            refusal(adapter, "Required fields missing or empty: " + String.join(", ", missing)));
  }

  /** The reason of a refused request. */
  public static String refusal(String adapter, String why) {
    return "Request not supported by %s adapter: %s".formatted(adapter, why);
  }
}
