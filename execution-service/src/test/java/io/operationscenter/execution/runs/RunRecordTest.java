package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.ArtifactType;
import io.operationscenter.contracts.evidence.BackendDetailRef;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.evidence.EvidenceStore;
import io.operationscenter.execution.evidence.RunEvidence;
import io.operationscenter.execution.evidence.SealingFixture;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;

/** What the sealed record tells about a run. */
class RunRecordTest {

  @TempDir Path root;

  @OnBothDatabases
  void countsSilencedCheckersWithoutChangingTheOutcome(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work =
          order -> bench.agent.writes(order, "src/a", "a # noqa\n+b # type: ignore\n+  pass");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(bench.usage("kodo_quality_warning")).isEqualTo(1);
      assertThat(bench.records.metadata(ticket))
          .containsEntry(
              "quality_suppression_counts", "{\"bare_pass\":1,\"noqa\":1,\"type_ignore\":1}");
    }
  }

  @OnBothDatabases
  void tellsInTheRecordWhatTheRunSaw(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.baseline = List.of(ScriptedWorkspaces.run(1));
      bench.agent.work =
          order -> {
            AgentRun run = bench.agent.writes(order, "src/a", "new");
            return new AgentRun(
                run.result(), true, ScriptedAgent.saying("worked", "\n  it warns\nand warns"));
          };

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(bench.records.metadata(ticket))
          .containsEntry("baseline_validation", "failed")
          .containsEntry("stdout_excerpt", "worked")
          .containsEntry("timed_out", "false")
          .containsEntry("draft_branch_pushed", "false")
          .containsEntry("validation_results", "[{\"command\":\"check\",\"exit_code\":0}]")
          .containsEntry("stderr_excerpt", "it warns")
          .containsEntry("validation_retried", "false")
          .doesNotContainKeys("push_reason", "policy_violations", "quality_suppression_counts");
    }
  }

  @OnBothDatabases
  void namesDiffAndValidationReportAsArtifacts(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      AtomicReference<EvidenceStore> store = new AtomicReference<>();
      bench.evidence =
          service -> {
            store.set(
                SealingFixture.on(root, service.store, SecretMask.KNOWN_SHAPES, bench.clock)
                    .evidence());
            return store.get();
          };

      // When
      StoredTicket ticket = bench.run();

      // Then
      List<ExecutionArtifact> artifacts = ticket.result().artifacts();
      assertThat(artifacts)
          .extracting(ExecutionArtifact::artifactType)
          .containsExactly(ArtifactType.DIFF, ArtifactType.VALIDATION_REPORT);
      assertThat(artifacts)
          .allSatisfy(
              artifact ->
                  assertThat(store.get().read(ticket.evidence(), artifact.uri()).orElseThrow())
                      .hasSize(artifact.sizeBytes().intValue()));
    }
  }

  @OnBothDatabases
  void namesNewFilesThatNewIgnoreRulesHide(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.hidden = List.of("new.txt", "out/");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(bench.records.metadata(ticket))
          .containsEntry("hidden_files", "[\"new.txt\",\"out/\"]");
      assertThat(bench.records.sealed.get(ticket.evidence()).timeline())
          .extracting(TimelineEntry::detail)
          .contains("new.txt, out/");
    }
  }

  @OnBothDatabases
  void aRunThatChangesAndValidatesNothingHasNoArtifacts(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work = order -> bench.agent.writes(order, "src/a", "old");
      bench.disk.validator = _ -> List.of();

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().artifacts()).isEmpty();
    }
  }

  @OnBothDatabases
  void check8DetailsReferOnlyToFilesThatAreSealedWithTheRun(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // When
      StoredTicket ticket = bench.run();

      // Then
      RunEvidence sealed = bench.records.sealed.get(ticket.evidence());
      List<String> refs =
          sealed.outcome().record().backendDetailRefs().stream()
              .map(BackendDetailRef::path)
              .toList();
      assertThat(refs)
          .containsExactlyInAnyOrder(
              "backend_details/kodo-run-capture.json", "backend_details/kodo-stdout.log");
      assertThat(bench.records.names(ticket.evidence()))
          .containsAll(refs)
          .contains("telemetry.json");
    }
  }
}
