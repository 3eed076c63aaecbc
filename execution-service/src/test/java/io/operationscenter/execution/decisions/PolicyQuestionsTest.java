package io.operationscenter.execution.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.approvals.ProposalDigest;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.contracts.policy.PolicyQuestion;
import io.operationscenter.contracts.policy.PolicyReplay;
import io.operationscenter.contracts.policy.PolicyReplayCommand;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyTally;
import io.operationscenter.contracts.policy.PolicyVerdict;
import io.operationscenter.contracts.policy.ReplayedDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.execution.ExecutionSchema;
import io.operationscenter.execution.admission.AdmissionFixture;
import io.operationscenter.execution.policy.PolicyEngine;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.policy.RetainedDecisions.Outcome;
import io.operationscenter.execution.policy.RetainedDecisions.Placed;
import io.operationscenter.execution.policy.RetainedDecisions.Retained;
import io.operationscenter.execution.policy.RulesFixture;
import io.operationscenter.execution.policy.RulesInUse;
import io.operationscenter.execution.runs.Commands;
import io.operationscenter.execution.runs.ScriptedSettings;
import io.operationscenter.execution.runs.ScriptedWorkspaces;
import io.operationscenter.execution.tickets.TicketsFixture;
import io.operationscenter.kit.config.yaml.YamlReader;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/** What policy says and would say. */
class PolicyQuestionsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);
  private static final ContractCodec CODEC = ContractCodec.withRandomIds(CLOCK);

  @TempDir Path folder;

  private final PolicyEngine engine = RulesFixture.engine(CLOCK);
  private final RetainedDecisions retained = new RetainedDecisions(CLOCK);

  private static JsonNode yaml(String text) {
    return Objects.requireNonNull(YamlReader.read(text).tree());
  }

  private ExplainPolicy explain(Store store, String sections) {
    return new ExplainPolicy(
        engine,
        rules(sections),
        new ExplainPolicy.Requests(
            store,
            TicketsFixture.on(store, CLOCK).queries(),
            retained,
            AdmissionFixture.preview(new ScriptedSettings(), new ScriptedWorkspaces(), CLOCK)),
        CLOCK);
  }

  private RulesInUse rules(String sections) {
    return RulesFixture.inUse(folder, sections, CLOCK);
  }

  private static ProposalDecisionBundle bundle(String task, String type) {
    return Commands.of(task, c -> ((ObjectNode) c.at("/bundle/proposal")).put("task_type", type))
        .bundle();
  }

  /** A decision of some time ago. */
  private void decided(Store store, RulesInUse rules, String task, String type, Duration ago) {
    decided(store, rules, task, type, ago, List.of());
  }

  private void decided(
      Store store,
      RulesInUse rules,
      String task,
      String type,
      Duration ago,
      List<String> changedFiles) {
    ProposalDecisionBundle bundle = bundle(task, type);
    ExecutionRequest request =
        AdmissionFixture.preview(new ScriptedSettings(), new ScriptedWorkspaces(), CLOCK)
            .of(bundle)
            .orElseThrow();
    Clock then = Clock.offset(CLOCK, ago.negated());
    store.write(
        tx -> {
          new RetainedDecisions(then)
              .keep(
                  tx,
                  new Retained(
                      "ticket-" + task,
                      "Card " + task,
                      Outcome.ADMITTED,
                      "c".repeat(64),
                      new ProposalDigest(CODEC).of(bundle),
                      null,
                      bundle,
                      request,
                      RulesFixture.engine(then)
                          .evaluate(
                              rules.current(),
                              bundle.proposal(),
                              bundle.decision(),
                              request,
                              changedFiles)
                          .decision(),
                      changedFiles));
          return task;
        });
  }

  @OnBothDatabases
  void explainsABundleByTheRulesInUse(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    ExplainPolicy explain =
        explain(
            store,
            "policy: {repo_policies: [{repo_key: sample, blocked_task_types: [feature]}]}\n");

    // When
    PolicyAccount account = explain.explain(new PolicyQuestion(null, bundle("a", "feature"), null));

    // Then
    assertThat(account.entry()).isEqualTo("policy.repo_policies[0] (repo_key 'sample')");
    assertThat(account.decision().status()).isEqualTo(PolicyStatus.BLOCK);
    assertThat(account.rules())
        .filteredOn(rule -> rule.verdict() == PolicyVerdict.BLOCKED)
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.source()).isEqualTo("policy.repo_policies[0].blocked_task_types"));
    assertThat(account.explanation().summary()).startsWith("BLOCKED: Task type 'feature'");
    assertThat(account.liftable()).isFalse();
    assertThat(account.retained()).isNull();
    assertThat(account.proposalDigest())
        .isEqualTo(new ProposalDigest(CODEC).of(bundle("a", "feature")));
  }

  @OnBothDatabases
  void explainsByAnotherPolicyThatIsOnlyAskedAbout(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    ExplainPolicy explain = explain(store, "");

    // When
    PolicyAccount account =
        explain.explain(
            new PolicyQuestion(
                null,
                bundle("a", "feature"),
                yaml(
                    "default_policy: {repo_key: x, review_requirement: {require_review_for_task_types: []}}")));

    // Then
    assertThat(account.decision().isAllowed()).isTrue();
    assertThat(explain.explain(new PolicyQuestion(null, bundle("a", "feature"), null)).liftable())
        .isTrue();
  }

  @OnBothDatabases
  void wantsARunOrABundleAndAKnownRepository(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    ExplainPolicy explain = explain(store, "");
    AdmissionCommand elsewhere =
        Commands.of(
            "a", c -> ((ObjectNode) c.at("/bundle/proposal/target")).put("repo_key", "nowhere"));

    // When // Then
    assertThatThrownBy(() -> explain.explain(new PolicyQuestion(null, null, null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("a run or a bundle");
    assertThatThrownBy(() -> explain.explain(new PolicyQuestion("x", bundle("a", "feature"), null)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> explain.explain(new PolicyQuestion("nothing-there", null, null)))
        .hasMessage("there is no ticket 'nothing-there'");
    assertThatThrownBy(() -> explain.explain(new PolicyQuestion(null, elsewhere.bundle(), null)))
        .hasMessage("repository 'nowhere' is not configured");
    assertThatThrownBy(
            () ->
                explain.explain(
                    new PolicyQuestion(null, bundle("a", "feature"), yaml("repo_policys: []"))))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("repo_policys");
  }

  @OnBothDatabases
  void replaysAChangedPolicyOverRetainedRequests(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    RulesInUse rules = rules("");
    decided(store, rules, "old", "bug_fix", Duration.ofDays(30));
    decided(store, rules, "fix", "bug_fix", Duration.ofDays(2));
    decided(store, rules, "feature", "feature", Duration.ofDays(1));
    decided(store, rules, "lint", "lint_fix", Duration.ofHours(1));
    ReplayDecisions replay = new ReplayDecisions(store, retained, engine, rules, CLOCK);
    JsonNode changed =
        yaml(
            """
            repo_policies:
              - repo_key: sample
                blocked_task_types: [lint_fix]
                review_requirement: {require_review_for_task_types: [bug_fix]}
            """);

    // When
    PolicyReplay all = replay.replay(new PolicyReplayCommand(changed, null, null, 1000));
    PolicyReplay recent =
        replay.replay(
            new PolicyReplayCommand(
                changed, "sample", CLOCK.instant().minus(Duration.ofDays(7)), 2));
    PolicyReplay justAll = replay.replay(new PolicyReplayCommand(changed, null, null, 4));
    PolicyReplay elsewhere = replay.replay(new PolicyReplayCommand(changed, "other", null, 10));

    // Then
    assertThat(all.requests()).isEqualTo(4);
    assertThat(all.now()).isEqualTo(new PolicyTally(3, 1, 0));
    assertThat(all.changed()).isEqualTo(new PolicyTally(1, 2, 1));
    assertThat(all.differences())
        .extracting(ReplayedDecision::taskId)
        .containsExactly("lint", "feature", "fix", "old");
    ReplayedDecision feature = all.differences().get(1);
    assertThat(feature.retained()).isEqualTo(PolicyStatus.REQUIRE_REVIEW);
    assertThat(feature.now()).isEqualTo(PolicyStatus.REQUIRE_REVIEW);
    assertThat(feature.changed()).isEqualTo(PolicyStatus.ALLOW);
    assertThat(feature.rulesNow()).containsExactly("review.required");
    assertThat(feature.rulesChanged()).isEmpty();
    assertThat(all.differences().getFirst().rulesChanged()).containsExactly("task_type.blocked");
    assertThat(all.olderLeftOut()).isFalse();
    assertThat(justAll).isEqualTo(all);
    assertThat(recent.requests()).isEqualTo(2);
    assertThat(recent.olderLeftOut()).as("fix is younger than a week, too").isTrue();
    assertThat(elsewhere.requests()).isZero();
    assertThat(elsewhere.olderLeftOut()).isFalse();
    assertThat(elsewhere.changed()).isEqualTo(PolicyTally.NONE);
  }

  @OnBothDatabases
  void replaysTheQuestionAboutChangedFilesWithThoseFiles(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    RulesInUse rules = rules("");
    decided(
        store, rules, "fix", "bug_fix", Duration.ofHours(1), List.of("src/.env.local", "src/a"));
    JsonNode changed =
        yaml(
            """
            repo_policies:
              - repo_key: sample
                path_policy: {rules: [{path_pattern: "src/a", access_mode: block}]}
            """);

    // When
    PolicyReplay replay =
        new ReplayDecisions(store, retained, engine, rules, CLOCK)
            .replay(new PolicyReplayCommand(changed, null, null, 10));

    // Then
    assertThat(replay.differences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.retained()).isEqualTo(PolicyStatus.REQUIRE_REVIEW);
              assertThat(one.rulesNow()).containsExactly("path.review_required src/.env.local");
              assertThat(one.rulesChanged()).containsExactly("path.blocked src/a");
            });
  }

  @OnBothDatabases
  void theSamePolicyMakesNoDifference(StoreFixture fixture) {
    // Given: more than one page
    Store store = fixture.open(ExecutionSchema.all());
    RulesInUse rules = rules("");
    for (int i = 0; i < 450; i++) {
      decided(store, rules, "t" + i, i % 3 == 0 ? "feature" : "bug_fix", Duration.ofMinutes(i));
    }
    ReplayDecisions replay = new ReplayDecisions(store, retained, engine, rules, CLOCK);

    // When
    PolicyReplay same =
        replay.replay(
            new PolicyReplayCommand(JsonNodeFactory.instance.objectNode(), null, null, 10_000));

    // Then
    assertThat(same.requests()).isEqualTo(450);
    assertThat(same.now()).isEqualTo(new PolicyTally(300, 150, 0)).isEqualTo(same.changed());
    assertThat(same.differences()).isEqualTo(List.of());
  }

  @OnBothDatabases
  void decisionsAreForgottenWithTheEvidence(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    ScriptedSettings settings = new ScriptedSettings();
    settings.configure(c -> c.putObject("retention").put("evidence_days", 10));
    RulesInUse rules = rules("");
    decided(store, rules, "old", "bug_fix", Duration.ofDays(10).plusMillis(1));
    decided(store, rules, "young", "bug_fix", Duration.ofDays(10));

    // When
    int removed = new PruneDecisions(store, retained, settings, CLOCK).prune();

    // Then
    assertThat(removed).isEqualTo(1);
    List<Placed> left = store.read(tx -> retained.page(tx, null, null, null, 100));
    assertThat(left)
        .extracting(placed -> placed.retained().ticketId())
        .containsExactly("ticket-young");
  }

  @OnBothDatabases
  void manyDecisionsAreForgottenPieceByPiece(StoreFixture fixture) {
    // Given
    Store store = fixture.open(ExecutionSchema.all());
    ScriptedSettings settings = new ScriptedSettings();
    RulesInUse rules = rules("");
    int old = PruneDecisions.PIECE + 3;
    for (int i = 0; i < old; i++) {
      decided(store, rules, "t" + i, "bug_fix", Duration.ofDays(200).plusMinutes(i));
    }

    // When
    int atOnce = store.write(tx -> retained.prune(tx, CLOCK.instant(), 2));
    List<Placed> left = store.read(tx -> retained.page(tx, null, null, null, 1000));
    int removed = new PruneDecisions(store, retained, settings, CLOCK).prune();

    // Then
    assertThat(atOnce).isEqualTo(2);
    assertThat(left)
        .as("the oldest go first")
        .extracting(placed -> placed.retained().ticketId())
        .hasSize(old - 2)
        .doesNotContain("ticket-t" + (old - 1), "ticket-t" + (old - 2));
    assertThat(removed).isEqualTo(old - 2);
    assertThat(store.<List<Placed>>read(tx -> retained.page(tx, null, null, null, 1))).isEmpty();
  }
}
