package io.operationscenter.execution.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.execution.workspaces.CommandRun;
import io.operationscenter.execution.workspaces.TreeDiff;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.seal.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Files of the evidence that a run writes as it goes (spec 03 §9); everything is masked. */
final class EvidenceTexts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SecretMask mask;
  private final Clock clock;
  private final ContractCodec codec;

  EvidenceTexts(SecretMask mask, Clock clock) {
    this.mask = mask;
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  SecretMask mask() {
    return mask;
  }

  String masked(String text) {
    return mask.mask(text);
  }

  /** The difference as it may be spoken of: without secrets in the names of files. */
  TreeDiff shown(TreeDiff diff) {
    return diff.named(mask::mask);
  }

  String commands(List<CommandRun> runs) {
    ArrayNode array = JSON.arrayNode();
    runs.forEach(
        run ->
            array
                .addObject()
                .put("command", run.command())
                .put("exit_code", run.exitCode())
                .put("stdout", run.stdout())
                .put("stderr", run.stderr())
                .put("stdout_sha256", digest(run.stdout()))
                .put("stderr_sha256", digest(run.stderr()))
                .put("duration_ms", run.durationMs()));
    return pretty(array);
  }

  private static String digest(String text) {
    return Digests.of(text.getBytes(StandardCharsets.UTF_8));
  }

  String failure(String phase, String error) {
    return pretty(
        JSON.objectNode()
            .put("phase", phase)
            .put("error", error)
            .put("timestamp", clock.instant().toString()));
  }

  String violations(List<String> files, String rule) {
    ObjectNode object = JSON.objectNode();
    ArrayNode array = object.putArray("violations");
    files.forEach(file -> array.addObject().put("path", file).put("rule", rule));
    return pretty(object);
  }

  /**
   * The same with what policy says about each, and the key of the operator's file it comes from.
   */
  String violations(List<RuleVerdict> found) {
    ObjectNode object = JSON.objectNode();
    ArrayNode array = object.putArray("violations");
    found.forEach(
        each ->
            array
                .addObject()
                .put("path", each.path())
                .put("rule", each.ruleId())
                .put("message", each.message())
                .put("source", each.source()));
    return pretty(object);
  }

  String tooWide(List<String> files, long lines) {
    ObjectNode object = JSON.objectNode();
    ArrayNode array = object.putArray("files");
    files.forEach(array::add);
    return pretty(object.put("n_lines", lines));
  }

  String paths(List<String> paths) {
    ArrayNode array = JSON.arrayNode();
    paths.forEach(array::add);
    return pretty(array);
  }

  String counts(Map<String, Long> counts) {
    ObjectNode object = JSON.objectNode();
    counts.forEach(object::put);
    return pretty(object);
  }

  private String pretty(JsonNode node) {
    return mask.mask(codec.pretty(node));
  }
}
