package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.common.LongestTime;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The execution engine (spec 07 §2.4). */
@Contract(closed = true)
public record KodoSection(
    @Doc(
            "Program to start. A relative path is looked for beside this file, then in the "
                + "working directory.")
        @Default("\"kodo\"")
        @NotBlank @Example("\"scripts/kodo-shim\"")
        String binary,
    @Doc("Worker team preset.") @Default("\"full\"") @NotBlank String team,
    @Doc("Orchestrator cycles.") @Default("3") @Min(1) long cycles,
    @Doc("Exchanges per cycle.") @Default("20") @Min(1) long exchanges,
    @Doc("Backend and model, as <backend>:<model>.")
        @Default("\"codex:gpt-5.4\"")
        @Pattern(regexp = ORCHESTRATOR, message = ORCHESTRATOR_RULE) @Example("\"claude-code:opus\"")
        String orchestrator,
    @Doc("minimal, standard or thorough; a profile may also say low, medium or high.")
        @Default("\"standard\"")
        @Pattern(
            regexp = "minimal|standard|thorough|low|medium|high",
            message = "must be one of minimal, standard, thorough")
        String effort,
    @Doc("The process group is killed after so many seconds.")
        @Default("3600")
        @Min(1) @Max(LongestTime.SECONDS) long timeoutSeconds) {

  /** Checks every rule and copies what is mutable. */
  public KodoSection {
    Checked.arguments(
            KodoSection.class,
            binary,
            team,
            cycles,
            exchanges,
            orchestrator,
            effort,
            timeoutSeconds)
        .orThrow();
  }

  static final String ORCHESTRATOR = "[^:\\s]+:\\S+";
  static final String ORCHESTRATOR_RULE = "must be <backend>:<model>";

  /** These settings with what the profile says instead; the binary is never overridden. */
  public KodoSection with(KodoProfile profile) {
    return new KodoSection(
        binary,
        given(profile.team(), team),
        given(profile.cycles(), cycles),
        given(profile.exchanges(), exchanges),
        given(profile.orchestrator(), orchestrator),
        given(profile.effort(), effort),
        given(profile.timeoutSeconds(), timeoutSeconds));
  }

  private static <T> T given(@Nullable T override, T inherited) {
    return override == null ? inherited : override;
  }
}
