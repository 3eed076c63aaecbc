package io.operationscenter.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.kit.config.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OperatorConfigurationTest {

  @Test
  void profileOfTheFamilyComesBeforeThatOfTheModeAndTheDefault() {
    OperatorConfiguration configuration =
        configuration(
            """
            kodo_profiles:
              lint_fix: {cycles: 1}
              fix_pr: {cycles: 2}
              default: {cycles: 4}
            """);

    assertThat(configuration.effectiveKodo("lint_fix", "fix_pr").cycles()).isEqualTo(1);
    assertThat(configuration.effectiveKodo("type_fix", "fix_pr").cycles()).isEqualTo(2);
    assertThat(configuration.effectiveKodo(null, "fix_pr").cycles()).isEqualTo(2);
    assertThat(configuration.effectiveKodo("type_fix", "goal").cycles()).isEqualTo(4);
    assertThat(configuration("").effectiveKodo(null, "goal")).isEqualTo(configuration("").kodo());
  }

  @Test
  void profileInheritsWhatItLeavesOutFromKodoNotFromTheDefaults() {
    KodoSection effective =
        configuration(
                """
                kodo_profiles: {context_limit: {exchanges: 40, effort: high, binary: other}}
                """,
                "kodo: {binary: shim, team: lean, cycles: 7, timeout_seconds: 60}")
            .effectiveKodo("context_limit", "goal");

    assertThat(effective)
        .isEqualTo(new KodoSection("shim", "lean", 7, 40, "codex:gpt-5.4", "high", 60));
  }

  @Test
  void repositoryTokenHasNoFallbackOnceNamed() {
    OperatorConfiguration configuration =
        configuration(
            """
            stale_pr_days: 7
            """,
            "kodo: {}",
            "git: {token_env: GLOBAL}");
    ManagedRepository plain = configuration.repos().get("api");

    assertThat(configuration.tokenVariable(plain)).contains("GLOBAL");
    assertThat(configuration("").tokenVariable(plain)).isEmpty();
  }

  @Test
  void cannotBeChangedOnceRead() {
    OperatorConfiguration configuration = configuration("focus_areas: [a]\n");

    assertThatThrownBy(() -> configuration.focusAreas().add("b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> configuration.repos().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () ->
                new ExecutionSection(Map.of("lint_fix", List.of(List.of("ruff"))), false)
                    .fixers()
                    .get("lint_fix")
                    .getFirst()
                    .add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void logsShowNeitherEnvironmentNorWebhook() {
    OperatorConfiguration configuration =
        configuration("escalation: {webhook_url: 'https://chat.example.com/hunter2'}\n");
    ManagedRepository repository =
        Samples.CODEC.read(
            ManagedRepository.class,
            "{\"clone_url\": \"git@h:o/r\", \"default_branch\": \"main\","
                + " \"env\": {\"KEY\": \"hunter2\"}}");

    assertThat(configuration.toString() + configuration.escalation() + repository)
        .contains("KEY")
        .doesNotContain("hunter2");
  }

  @Test
  void policyKeepsWhatAnEntryLeavesOutOpen() {
    var entry =
        configuration(
                "policy: {repo_policies: [{repo_key: api, branch_guardrail: {require_pr: true}}]}")
            .policy()
            .repoPolicies()
            .getFirst();

    assertThat(entry.branchGuardrail().requirePr()).isTrue();
    assertThat(entry.branchGuardrail().requireBranch()).isNull();
    assertThat(entry.pathPolicy()).isNull();
  }

  private static OperatorConfiguration configuration(String more, String... replacements) {
    String text = Samples.MINIMAL + more;
    for (String line : replacements) {
      String key = line.substring(0, line.indexOf(':'));
      text = text.replaceFirst("(?m)^" + key + ":.*$", line);
    }
    JsonNode tree = YamlReader.read(text).tree();
    return Samples.CODEC.read(OperatorConfiguration.class, tree);
  }

  @Test
  void noRunAndNoCommandMayTakeLongerThanThirtyDays() {
    assertThat(configuration("", "kodo: {timeout_seconds: 2592000}").kodo().timeoutSeconds())
        .isEqualTo(2_592_000);
    for (String section :
        List.of(
            "aider: {timeout_seconds: 9223372036854775807}",
            "aider_local: {timeout_seconds: 2592001}",
            "kodo_profiles: {default: {timeout_seconds: 2592001}}",
            "    validation_timeout_seconds: 2592001")) {
      assertTooLong(section, () -> configuration(section + "\n"));
    }
    assertTooLong("kodo", () -> configuration("", "kodo: {timeout_seconds: 2592001}"));
  }

  @Test
  void noApprovalIsGoodForMoreThanACentury() {
    assertThat(configuration("approvals: {expires_days: 36500}\n").approvals().expiresDays())
        .isEqualTo(36_500);
    assertThatThrownBy(() -> configuration("approvals: {expires_days: 36501}\n"))
        .hasMessageContaining("expires_days: must be at most 36500, got 36501");
  }

  private static void assertTooLong(String section, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .as(section)
        .hasMessageContaining("timeout_seconds")
        .hasMessageContaining("must be at most 2592000, got ");
  }
}
