package io.operationscenter.execution.runs;

import static io.operationscenter.execution.runs.AdmissionTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.List;
import java.util.stream.Stream;

/** Commands that the codec reads and no run can have. */
class UnfitCommandTest {

  private static void paths(ObjectNode holder, String... entries) {
    ArrayNode paths = holder.putArray("allowed_paths");
    Stream.of(entries).forEach(paths::add);
  }

  @OnBothDatabases
  void refusesPathsThatAreNoneOfARepositoryAndTimesThatNoRunCanHave(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();

      // When
      Refusal outside =
          refused(
              service.admit(
                  "t1",
                  Commands.of(
                      "a",
                      c -> paths(Commands.proposal(c).withObject("target"), "src/", "../.."))));
      Refusal blank =
          refused(
              service.admit(
                  "t2",
                  Commands.of(
                      "b",
                      c -> {
                        paths(Commands.proposal(c).withObject("target"));
                        paths(Commands.proposal(c).withObject("constraints"), "");
                      })));
      Refusal run =
          refused(
              service.admit(
                  "t3",
                  Commands.of(
                      "c",
                      c ->
                          Commands.proposal(c)
                              .withObject("constraints")
                              .put("timeout_seconds", Long.MAX_VALUE))));
      Refusal command =
          refused(
              service.admit(
                  "t4",
                  Commands.of(
                      "d",
                      c ->
                          Commands.proposal(c)
                              .withObject("validation_profile")
                              .put("timeout_seconds", 2_592_001))));

      // Then
      assertThat(List.of(outside, blank, run, command))
          .extracting(Refusal::reason)
          .containsOnly("contract_violation");
      assertThat(outside.message())
          .isEqualTo(
              "proposal.target.allowed_paths must hold paths and globs inside the repository:"
                  + " '../..' leaves the repository");
      assertThat(blank.message()).contains("proposal.constraints.allowed_paths", "'' is blank");
      assertThat(run.message())
          .isEqualTo(
              "proposal.constraints.timeout_seconds must be at most 2592000, got"
                  + " 9223372036854775807");
      assertThat(command.message())
          .isEqualTo(
              "proposal.validation_profile.timeout_seconds must be at most 2592000, got 2592001");
      assertThat(bench.rows("reservation")).isZero();
    }
  }
}
