package io.operationscenter.execution.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedLayoutTest {

  private final ContractCodec codec = ContractCodec.withRandomIds(Clock.systemUTC());

  private JsonNode commit(String validation) throws JsonProcessingException {
    RunEvidence sample = EvidenceSample.of(codec, List.of());
    ObjectNode outcome = (ObjectNode) codec.write(sample.outcome());
    ((ObjectNode) outcome.at("/result/validation")).put("status", validation);
    RunEvidence evidence =
        new RunEvidence(
            sample.ticketId(),
            sample.source(),
            sample.phase(),
            sample.bundle(),
            codec.read(ExecutionOutcome.class, outcome),
            sample.timeline(),
            sample.files(),
            sample.sandbox(),
            sample.tree(),
            sample.commit());
    return new ObjectMapper().readTree(new SealedLayout(codec).of(evidence).get("commit.json"));
  }

  @Test
  void theTreeThatPassedIsTheValidatedOne() throws JsonProcessingException {
    // When
    JsonNode commit = commit("passed");

    // Then
    assertThat(commit.path("validated_tree")).isEqualTo(commit.path("tree"));
    assertThat(commit.path("tree").asText()).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "error", "skipped"})
  void noTreeIsValidatedThatDidNotPass(String validation) throws JsonProcessingException {
    // When
    JsonNode commit = commit(validation);

    // Then
    assertThat(commit.path("validated_tree").isNull()).isTrue();
    assertThat(commit.path("tree").asText()).hasSize(40);
  }
}
