package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.policy.RetainedDecisions.Outcome;
import io.operationscenter.execution.policy.RetainedDecisions.Retained;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.List;

/** Every decision of the gate is kept, with what it was about. */
class RetainedDecisionsTest {

  private static List<Retained> kept(Bench bench, Service service) {
    RetainedDecisions decisions = new RetainedDecisions(bench.clock);
    return service.store.read(tx -> decisions.page(tx, null, null, null, 100)).reversed().stream()
        .map(RetainedDecisions.Placed::retained)
        .toList();
  }

  @OnBothDatabases
  void keepsWhatAdmittedBlockedAndRefusedAndWhatTheStartWasTold(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      bench.records.policy = ApprovalTest.REVIEW;
      service.blocked("t1", Commands.of("a"));
      service.approve("a1", "a");
      service.admit("t2", Commands.of("a"));
      bench.records.policy = "{\"status\": \"allow\"}";
      bench.settings.limit("{\"max_exec_per_hour\": 1}");

      // When
      service.admit("t3", Commands.of("b"));
      String other = "e".repeat(64);
      bench.settings.set(ScriptedSettings.inForce(other, _ -> {}));
      service.admission.start().start("t2", new StartCommand(other));

      // Then
      List<Retained> kept = kept(bench, service);
      assertThat(kept).extracting(Retained::ticketId).containsExactly("t1", "t2", "t3", "t2");
      assertThat(kept)
          .extracting(Retained::outcome)
          .containsExactly(Outcome.BLOCKED, Outcome.ADMITTED, Outcome.REFUSED, Outcome.STARTED);
      assertThat(kept).extracting(Retained::approvalId).containsExactly(null, "a1", null, null);
      assertThat(kept.getLast().configDigest()).isEqualTo(other);
      assertThat(kept.getFirst().decision().decisionId())
          .isEqualTo(bench.ticket("t1").policy().decisionId());
      assertThat(kept.getFirst().bundle()).isEqualTo(Commands.of("a").bundle());
      assertThat(kept.getFirst().request()).isEqualTo(bench.ticket("t1").request());
    }
  }

  @OnBothDatabases
  void keepsOneOfEqualRefusals(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.limit("{\"max_exec_per_hour\": 1}");
      Service service = bench.service();
      service.admit("t0", Commands.of("first"));

      // When
      for (int i = 1; i <= 5; i++) {
        assertThat(service.admit("t" + i, Commands.of("task")).state())
            .isEqualTo(TicketState.REFUSED);
      }
      service.admit("t6", Commands.of("task", c -> Commands.proposal(c).put("goal_text", "Else")));

      // Then
      assertThat(kept(bench, service))
          .extracting(Retained::ticketId)
          .containsExactly("t0", "t5", "t6");
    }
  }
}
