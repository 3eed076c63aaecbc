package io.operationscenter.planner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.LaneName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policy holds while its file changes. */
class EmbeddedRulesTest {

  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir private Path folder;
  private int written;

  private final EmbeddedRules rules =
      new EmbeddedRules(
          ContractCodec.withRandomIds(Clock.systemUTC()),
          Clock.systemUTC(),
          () -> UUID.randomUUID().toString());

  private String write(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("policy.yaml"), yaml);
    written++;
    Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(written)));
    return file.toString();
  }

  private LaneName laneOf(String file) {
    return rules.router(file).selectLane(Proposals.proposal("unknown", "low")).selectedLane();
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    assertThat(laneOf(write("fallback: {lane: codex_cli}"))).isEqualTo(LaneName.CODEX_CLI);
    assertThat(laneOf(write("fallback: {lane: claude_cli}"))).isEqualTo(LaneName.CLAUDE_CLI);
  }

  @Test
  void aFileThatWentBadLeavesTheLastGoodPolicyAndAnIssue() throws IOException {
    assertThat(laneOf(write("fallback: {lane: codex_cli}"))).isEqualTo(LaneName.CODEX_CLI);

    String bad = write("fallback: 3");

    assertThat(laneOf(bad)).isEqualTo(LaneName.CODEX_CLI);
    assertThat(rules.issues(bad)).singleElement().asString().contains("fallback");
  }

  @Test
  void withoutAnyGoodPolicyThereIsNoDecision() throws IOException {
    String bad = write("rules: {}");

    assertThatThrownBy(() -> rules.router(bad))
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageContaining("rules");
  }

  @Test
  void aFileThatIsNotThereLeavesTheBuiltInRules() {
    String absent = folder.resolve("absent.yaml").toString();

    assertThat(
            rules
                .router(absent)
                .selectLane(Proposals.proposal("lint_fix", "low"))
                .policyRuleMatched())
        .isEqualTo("local_low_risk");
  }
}
