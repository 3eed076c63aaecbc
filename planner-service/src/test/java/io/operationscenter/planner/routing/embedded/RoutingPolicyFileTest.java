package io.operationscenter.planner.routing.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.codec.ContractCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How policies are read (spec 02 §8.3, §8.6). */
class RoutingPolicyFileTest {

  private final RoutingPolicyFile files =
      new RoutingPolicyFile(ContractCodec.withRandomIds(Clock.systemUTC()));

  @Test
  void aMissingFileIsNone(@TempDir Path folder) {
    assertThat(files.read(folder.resolve("policy.yaml"))).isEmpty();
  }

  @Test
  void anEmptyFileIsAPolicyWithoutRules(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("policy.yaml"), "# nothing\n");

    RoutingPolicy policy = files.read(file).orElseThrow();

    assertThat(policy.rules()).isEmpty();
    assertThat(policy.fallback().rationale()).isEqualTo("Default fallback: no policy rule matched");
  }

  @Test
  void unknownKeysAreIgnored() {
    assertThat(files.parse("p", "colour: red\nfallback: {lane: codex_cli, mood: good}"))
        .satisfies(policy -> assertThat(policy.fallback().lane()).isEqualTo("codex_cli"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1",
        "rules: {a: b}",
        "rules: [{name: r, select_lane: claude_cli}]",
        "rules: [{name: r, select_lane: claude_cli, select_backend: kodo, confidence: 1.5}]",
        "rules: [{name: r, select_lane: claude_cli, select_backend: kodo, confidence: .nan}]",
        "rules: [{name: r, select_lane: claude_cli, select_backend: kodo, priority: high}]",
        "alternative_routes: [{name: a, lane: l, backend: b, role: fallback, priority: -1}]",
        "- a list",
        "rules: [unclosed"
      })
  void aWrongTypeOrRangeIsRefusedWithItsPlace(String yaml) {
    assertThatThrownBy(() -> files.parse("policy.yaml", yaml))
        .isInstanceOf(InvalidRoutingPolicy.class)
        .hasMessageStartingWith("The routing policy policy.yaml has 1 fault(s): ");
  }

  @Test
  void everyFaultIsTold() {
    assertThatThrownBy(() -> files.parse("p", "version: 1\nexcluded_backends: kodo\n"))
        .hasMessageContaining("2 fault(s)")
        .hasMessageContaining("1:1 version: ")
        .hasMessageContaining("2:1 excluded_backends: ");
  }

  @Test
  void theBuiltInPolicyIsSound() {
    RoutingPolicy policy = DefaultPolicy.read(ContractCodec.withRandomIds(Clock.systemUTC()));

    assertThat(PolicyIssues.of(policy)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules: [{name: r, select_lane: gpu, select_backend: kodo}]           | rule 'r': unknown lane 'gpu'
          rules: [{name: r, select_lane: claude_cli, select_backend: cursor}]  | rule 'r': unknown backend 'cursor'
          rules: [{name: r, select_lane: claude_cli, select_backend: kodo, when: {colour: red}}] | rule 'r': unknown signal 'colour'
          rules: [{name: r, select_lane: claude_cli, select_backend: kodo, when: {risk_level: [low, severe]}}] | rule 'r': risk_level cannot be "severe"
          rules: [{name: r, select_lane: claude_cli, select_backend: kodo, when: {max_risk_level: none}}] | rule 'r': max_risk_level cannot be "none"
          fallback: {lane: gpu}                                                | fallback: unknown lane 'gpu'
          backend_rules: [{name: b, lane: gpu, select_backend: x, when: {task_type: poem}}] | backend rule 'b': task_type cannot be "poem"
          """)
  void issuesAreNamedWithoutStoppingAnything(String yaml, String issue) {
    assertThat(PolicyIssues.of(files.parse("p", yaml))).containsExactly(issue);
  }

  @Test
  void aNameUsedTwiceIsAnIssue() {
    assertThat(
            PolicyIssues.of(
                files.parse(
                    "p",
                    """
                    rules:
                      - {name: r, select_lane: claude_cli, select_backend: kodo}
                      - {name: r, select_lane: claude_cli, select_backend: kodo}
                    """)))
        .containsExactly("rule 'r': the name is used twice");
  }
}
