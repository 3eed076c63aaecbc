package io.operationscenter.contracts.planning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.common.CloneUrl;
import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.contracts.enums.Priority;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.proposal.TaskProposal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Turns a planning context into a proposal (spec 01 §6). Pure: no I/O, no knowledge of backends, no
 * routing; equal contexts give equal proposals except for identity and time.
 */
public final class ProposalBuilder {

  private static final int SLUG_LENGTH = 20;

  private final Clock clock;
  private final ContractCodec codec;

  /**
   * @param clock gives {@code proposed_at}
   * @param ids gives {@code proposal_id}
   */
  public ProposalBuilder(Clock clock, Supplier<String> ids) {
    this.clock = clock;
    this.codec = new ContractCodec(clock, ids);
  }

  /**
   * Builds the proposal.
   *
   * @throws InvalidPlanningContext when goal, repository or clone URL are blank
   * @throws CredentialsInCloneUrl when the clone URL carries a secret
   * @throws ContractViolation when a value breaks a rule of the proposal
   */
  public TaskProposal build(PlanningContext context) {
    requireEssentials(context);
    if (CloneUrl.carriesCredentials(context.cloneUrl())) {
      throw new CredentialsInCloneUrl();
    }
    return codec.read(TaskProposal.class, document(context));
  }

  /** Builds the proposal and keeps its input beside it; throws as {@link #build} does. */
  public ProposalBuildResult buildWithResult(PlanningContext context) {
    return new ProposalBuildResult(
        build(context), context, clock.instant().truncatedTo(ChronoUnit.MICROS), "");
  }

  private static void requireEssentials(PlanningContext context) {
    List<String> problems = new ArrayList<>();
    requireText("goal_text", context.goalText(), problems);
    requireText("repo_key", context.repoKey(), problems);
    requireText("clone_url", context.cloneUrl(), problems);
    if (!problems.isEmpty()) {
      throw new InvalidPlanningContext(problems);
    }
  }

  private static void requireText(String name, String value, List<String> problems) {
    if (value.isBlank()) {
      problems.add(name + " must not be empty");
    }
  }

  private ObjectNode document(PlanningContext context) {
    ObjectNode proposal = JsonNodeFactory.instance.objectNode();
    proposal.put("task_id", taskId(context));
    proposal.put("project_id", context.projectId());
    proposal.put("task_type", orElse(TaskType.values(), context.taskType(), TaskType.UNKNOWN));
    proposal.put(
        "execution_mode",
        orElse(ExecutionMode.values(), context.executionMode(), ExecutionMode.GOAL));
    proposal.put("goal_text", context.goalText());
    proposal.put("constraints_text", context.constraintsText());
    proposal.put("priority", orElse(Priority.values(), context.priority(), Priority.NORMAL));
    proposal.put("risk_level", riskLevel(context.riskLevel()));
    proposal.put("proposer", context.proposer());
    proposal.set("labels", codec.write(context.labels()));
    ObjectNode target = proposal.putObject("target");
    target.put("repo_key", context.repoKey());
    target.put("clone_url", context.cloneUrl());
    target.put("base_branch", context.baseBranch());
    target.set("allowed_paths", codec.write(context.allowedPaths()));
    ObjectNode constraints = proposal.putObject("constraints");
    constraints.put("max_changed_files", context.maxChangedFiles());
    constraints.put("timeout_seconds", context.timeoutSeconds());
    constraints.set("allowed_paths", codec.write(context.allowedPaths()));
    constraints.put("require_clean_validation", context.requireCleanValidation());
    ObjectNode validation = proposal.putObject("validation_profile");
    validation.put("profile_name", context.validationProfileName());
    validation.set("commands", codec.write(context.validationCommands()));
    proposal
        .putObject("branch_policy")
        .put("push_on_success", context.pushOnSuccess())
        .put("open_pr", context.openPr());
    return proposal;
  }

  private static String orElse(WireEnum[] known, String wire, WireEnum fallback) {
    return Arrays.stream(known)
        .map(WireEnum::wire)
        .filter(wire::equals)
        .findFirst()
        .orElse(fallback.wire());
  }

  private static String riskLevel(String given) {
    return given.isBlank() ? RiskLevel.LOW.wire() : given.strip().toLowerCase(Locale.ROOT);
  }

  /** The given id, else one that is stable for equal type and goal. */
  private static String taskId(PlanningContext context) {
    if (!context.taskId().isEmpty()) {
      return context.taskId();
    }
    String type = context.taskType().replace('_', '-');
    int cut =
        type.offsetByCodePoints(0, Math.min(SLUG_LENGTH, type.codePointCount(0, type.length())));
    return "auto-" + type.substring(0, cut) + "-" + sha1(context.goalText()).substring(0, 8);
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
