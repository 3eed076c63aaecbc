package io.operationscenter.contracts.planning;

import static io.operationscenter.contracts.Samples.CLOCK;
import static io.operationscenter.contracts.Samples.CODEC;
import static io.operationscenter.contracts.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalBuilderTest {

  private final ProposalBuilder builder = new ProposalBuilder(CLOCK, () -> ID);

  @Test
  void derivesAStableTaskId() {
    assertThat(
            builder.build(context("\"goal_text\": \"Fix all ruff lint errors in src/\"")).taskId())
        .isEqualTo("auto-lint-fix-09a7ea25");
  }

  @Test
  void equalContextsGiveEqualProposalsExceptIdAndTime() {
    PlanningContext context = context("\"goal_text\": \"x\"");
    ProposalBuilder other = new ProposalBuilder(CLOCK, () -> UUID.randomUUID().toString());

    assertThat(other.build(context))
        .usingRecursiveComparison()
        .ignoringFields("proposalId", "proposedAt")
        .isEqualTo(builder.build(context));
  }

  @Test
  void namesEverythingMissingAtOnce() {
    PlanningContext empty =
        CODEC.read(PlanningContext.class, "{\"goal_text\": \" \", \"task_type\": \"bug_fix\"}");

    assertThatThrownBy(() -> builder.build(empty))
        .isInstanceOf(InvalidPlanningContext.class)
        .hasMessage(
            "PlanningContext validation failed: goal_text must not be empty; repo_key must not be"
                + " empty; clone_url must not be empty");
  }

  @Test
  void readsRiskLooselyButRefusesAnUnknownOne() {
    assertThat(
            builder.build(context("\"goal_text\": \"x\", \"risk_level\": \" High \"")).riskLevel())
        .isEqualTo(RiskLevel.HIGH);
    assertThatThrownBy(
            () ->
                builder.build(
                    context(
                        "\"goal_text\": \"x\", \"risk_level\": \"hihg\", \"timeout_seconds\": 0")))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("risk_level")
        .hasMessageContaining("constraints.timeout_seconds");
  }

  @Test
  void unknownTaskTypeBecomesUnknown() {
    PlanningContext chore =
        CODEC.read(
            PlanningContext.class,
            """
            {"goal_text": "x", "task_type": "chore", "repo_key": "r", "clone_url": "u"}""");

    assertThat(builder.build(chore).taskType()).isEqualTo(TaskType.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:s3cret@example.org/r.git",
        "https://s3cret@example.org/r.git",
        "HTTPS://s3cret@example.org/r.git",
        " https://s3cret@example.org/r.git",
        "ssh://git:s3cret@example.org/r.git",
        "ftp://a:s3cret@example.org/r",
        "http://s3cret:@example.org",
      })
  void refusesCredentialsWithoutRepeatingThem(String url) {
    assertThatThrownBy(() -> builder.build(withUrl(url)))
        .isInstanceOf(CredentialsInCloneUrl.class)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git@example.org:o/r.git",
        "ssh://git@example.org:22/o/r.git",
        "https://example.org/@scope/r.git",
        "https://example.org/r.git?a=b@c",
        "file:///srv/git/a@b.git",
        "/srv/git/r.git",
      })
  void acceptsUrlsWithoutSecrets(String url) {
    assertThat(builder.build(withUrl(url)).target().cloneUrl()).isEqualTo(url);
  }

  private static PlanningContext withUrl(String url) {
    return CODEC.read(
        PlanningContext.class,
        """
        {"goal_text": "x", "task_type": "bug_fix", "repo_key": "r", "clone_url": "%s"}"""
            .formatted(url));
  }

  private static PlanningContext context(String members) {
    return CODEC.read(
        PlanningContext.class,
        """
        {"task_type": "lint_fix", "repo_key": "r", "clone_url": "u", %s}"""
            .formatted(members));
  }
}
