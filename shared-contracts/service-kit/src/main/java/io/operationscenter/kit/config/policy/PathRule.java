package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** What holds for paths of one pattern (spec 03 §7.2). */
@Contract(closed = true)
public record PathRule(
    @Doc("Glob over the path in the repository.") @NotEmpty @Example("\"**/.ssh/**\"")
        String pathPattern,
    @Doc("allow, read_only, block or review_required.") @Example("\"block\"") AccessMode accessMode,
    @Doc("For people.") @Default("\"\"") String notes,
    @Doc("Task types it holds for; none: all.") @Default("[]") List<TaskType> appliesToTaskTypes) {

  /** Checks every rule and copies what is mutable. */
  public PathRule {
    Checked.arguments(PathRule.class, pathPattern, accessMode, notes, appliesToTaskTypes).orThrow();
    appliesToTaskTypes = List.copyOf(appliesToTaskTypes);
  }
}
