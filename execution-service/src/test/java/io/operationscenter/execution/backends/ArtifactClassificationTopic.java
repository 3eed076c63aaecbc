package io.operationscenter.execution.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.evidence.ArtifactIndex;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.evidence.FinishedRun;
import io.operationscenter.execution.evidence.ObserveByRules;
import io.operationscenter.execution.evidence.ObserveRun;
import io.operationscenter.kit.conformance.CaseNotImplemented;
import io.operationscenter.kit.conformance.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Artifacts by importance, reported types, and log excerpts (spec 03 §3, §8.1). */
public final class ArtifactClassificationTopic implements Topic {

  private static final int PINNED_CONTENT = 100;
  private static final int END = 20;

  private final Clock clock;
  private final ContractCodec codec;
  private final ObserveRun observe;

  /** Dates records by the clock. */
  public ArtifactClassificationTopic(Clock clock) {
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
    this.observe = new ObserveByRules(clock, () -> UUID.randomUUID().toString());
  }

  @Override
  public String name() {
    return "artifact-classification";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return switch (input.path("kind").asText()) {
      case "index" -> index(input, answer);
      case "backend_type" ->
          answer.put(
              "artifact_type", RunLog.reportedType(input.path("artifact_type").asText()).wire());
      case "log_excerpt" -> logExcerpt(input, answer);
      default -> throw new CaseNotImplemented("kind " + input.path("kind"));
    };
  }

  private JsonNode index(JsonNode input, ObjectNode answer) {
    List<ExecutionArtifact> artifacts = new ArrayList<>();
    input
        .path("artifacts")
        .forEach(artifact -> artifacts.add(codec.read(ExecutionArtifact.class, artifact)));
    ArtifactIndex index =
        observe
            .of(
                new FinishedRun(
                    result(artifacts),
                    BackendName.KODO,
                    LaneName.CLAUDE_CLI,
                    List.of(),
                    "",
                    Map.of(),
                    true))
            .record()
            .artifactIndex();
    var primary = answer.putArray("primary");
    index.primaryArtifacts().forEach(artifact -> primary.add(artifact.label()));
    var supplemental = answer.putArray("supplemental");
    index.supplementalArtifacts().forEach(artifact -> supplemental.add(artifact.label()));
    answer.set("artifact_counts", codec.write(index.artifactCounts()));
    return answer.set("artifact_types_present", codec.write(index.artifactTypesPresent()));
  }

  private JsonNode logExcerpt(JsonNode input, ObjectNode answer) {
    AgentResults results = new AgentResults(clock, () -> UUID.randomUUID().toString());
    List<ExecutionArtifact> logs =
        results.logs(
            "kodo",
            AdapterFailureClassificationTopic.text(input.path("stdout")),
            AdapterFailureClassificationTopic.text(input.path("stderr")));
    if (logs.isEmpty()) {
      return answer.putNull("artifact");
    }
    ExecutionArtifact log = logs.getFirst();
    String content = String.valueOf(log.content());
    answer.put("label", log.label());
    answer.put("artifact_type", log.artifactType().wire());
    answer.put("length", content.codePointCount(0, content.length()));
    if (content.length() < PINNED_CONTENT) {
      answer.put("content", content);
    } else {
      answer.put("head", content.substring(0, END));
      answer.put("tail", content.substring(content.length() - END));
      answer.put("truncated", content.contains("[truncated]"));
    }
    return answer;
  }

  private ExecutionResult result(List<ExecutionArtifact> artifacts) {
    return new ExecutionResult(
        "r-1",
        "p-1",
        "d-1",
        ExecutionStatus.SUCCESS,
        true,
        List.of(),
        null,
        null,
        null,
        ValidationSummary.skipped(),
        false,
        null,
        null,
        null,
        null,
        artifacts,
        clock.instant());
  }
}
