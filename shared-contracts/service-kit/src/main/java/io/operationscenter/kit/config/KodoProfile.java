package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.common.LongestTime;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the engine for one family or execution mode; null inherits from {@link KodoSection}
 * (spec 07 §2.1, §9).
 */
@Contract(closed = true)
public record KodoProfile(
    @Doc("Accepted and ignored: a profile never changes the binary.") @NotBlank @Nullable String binary,
    @Doc("Worker team preset; null: as in kodo.") @NotBlank @Nullable String team,
    @Doc("Orchestrator cycles; null: as in kodo.") @Min(1) @Example("6") @Nullable Long cycles,
    @Doc("Exchanges per cycle; null: as in kodo.") @Min(1) @Example("40") @Nullable Long exchanges,
    @Doc("Backend and model; null: as in kodo.")
        @Pattern(regexp = KodoSection.ORCHESTRATOR, message = KodoSection.ORCHESTRATOR_RULE) @Nullable String orchestrator,
    @Doc("minimal, standard, thorough, low, medium or high; null: as in kodo.")
        @Pattern(
            regexp = "minimal|standard|thorough|low|medium|high",
            message = "must be one of minimal, standard, thorough, low, medium, high")
        @Example("\"high\"")
        @Nullable String effort,
    @Doc("Seconds until the process group is killed; null: as in kodo.")
        @Min(1) @Max(LongestTime.SECONDS) @Nullable Long timeoutSeconds) {

  /** Checks every rule and copies what is mutable. */
  public KodoProfile {
    Checked.arguments(
            KodoProfile.class,
            binary,
            team,
            cycles,
            exchanges,
            orchestrator,
            effort,
            timeoutSeconds)
        .orThrow();
  }
}
