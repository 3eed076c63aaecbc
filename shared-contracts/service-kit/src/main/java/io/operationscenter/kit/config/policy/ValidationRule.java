package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/** Validation that work needs (spec 03 §7.2). */
@Contract(closed = true)
public record ValidationRule(
    @Doc("Risk levels it holds for; none: all.") @Default("[]") @Example("[\"high\"]")
        List<RiskLevel> appliesToRiskLevels,
    @Doc("Task types it holds for; none: all.") @Default("[]") List<TaskType> appliesToTaskTypes,
    @Doc("Validation profile.") @Default("\"standard\"") @NotEmpty @Example("\"strict\"")
        String requiredProfile,
    @Doc("Work that fails it fails, also where its proposal would let it pass.") @Default("true")
        boolean mustPass,
    @Doc("For people; no rule looks at it.") @Default("false") boolean allowPartial,
    @Doc("Without validation commands the work is refused.") @Default("false") @Example("true")
        boolean blockIfUnavailable) {

  /** Checks every rule and copies what is mutable. */
  public ValidationRule {
    Checked.arguments(
            ValidationRule.class,
            appliesToRiskLevels,
            appliesToTaskTypes,
            requiredProfile,
            mustPass,
            allowPartial,
            blockIfUnavailable)
        .orThrow();
    appliesToRiskLevels = List.copyOf(appliesToRiskLevels);
    appliesToTaskTypes = List.copyOf(appliesToTaskTypes);
  }
}
