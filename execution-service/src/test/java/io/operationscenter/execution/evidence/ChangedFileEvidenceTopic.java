package io.operationscenter.execution.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.evidence.ChangedFilesEvidence;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.kit.conformance.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known of the changed files of a result (spec 03 §8.2, §8.3). */
public final class ChangedFileEvidenceTopic implements Topic {

  private final ContractCodec codec;
  private final ObserveRun observe;

  /** Dates records by the clock. */
  public ChangedFileEvidenceTopic(Clock clock) {
    this.codec = ContractCodec.withRandomIds(clock);
    this.observe = new ObserveByRules(clock, () -> UUID.randomUUID().toString());
  }

  @Override
  public String name() {
    return "changed-file-evidence";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    Observation observed =
        observe.of(
            new FinishedRun(
                codec.read(ExecutionResult.class, input.path("result")),
                BackendName.KODO,
                LaneName.CLAUDE_CLI,
                List.of(),
                "",
                Map.of(),
                input.path("executed").asBoolean()));
    ChangedFilesEvidence evidence = observed.record().changedFilesEvidence();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("status", evidence.status().wire());
    var files = answer.putArray("files");
    evidence.files().forEach(file -> files.add(file.path()));
    return answer
        .put("source", evidence.source())
        .put("confidence", evidence.confidence())
        .put("changed_files_summary", observed.trace().changedFilesSummary());
  }
}
