package io.operationscenter.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.evidence.ExecutionRecord;
import io.operationscenter.contracts.evidence.ExecutionTrace;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas in docs/contracts are those of the records (spec 01 §13). */
class PublishedSchemasTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("root.directory", "../..")).resolve("docs/contracts");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final Map<String, Class<? extends Record>> PUBLISHED =
      new TreeMap<>(
          Map.of(
              "approval", Approval.class,
              "task_proposal", TaskProposal.class,
              "lane_decision", LaneDecision.class,
              "proposal_decision_bundle", ProposalDecisionBundle.class,
              "execution_request", ExecutionRequest.class,
              "execution_result", ExecutionResult.class,
              "execution_record", ExecutionRecord.class,
              "execution_trace", ExecutionTrace.class,
              "policy_decision", PolicyDecision.class,
              "seal", Seal.class));

  static Stream<String> names() {
    return PUBLISHED.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void publishedSchemaIsThatOfTheRecord(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".schema.json");
    String generated =
        JSON.writeValueAsString(JsonSchema.of(name, PUBLISHED.get(name))).replace("\r\n", "\n")
            + "\n";
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, generated);
    }

    assertThat(file)
        .as(
            "run ./mvnw test -pl shared-contracts/contracts -Dregenerate=true and commit the result")
        .hasContent(generated);
  }

  @Test
  void nothingElseIsPublished() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(n -> n.endsWith(".json"))
              .toList();

      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(names().map(n -> n + ".schema.json").toList());
    }
  }
}
