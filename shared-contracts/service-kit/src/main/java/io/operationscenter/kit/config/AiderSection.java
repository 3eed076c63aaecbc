package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.common.LongestTime;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Aider with a configured model provider (spec 07 §2.5). */
@Contract(closed = true)
public record AiderSection(
    @Doc("Program to start.") @Default("\"aider\"") @NotBlank String binary,
    @Doc("Provider part of the model name.") @Default("\"openai\"") @NotBlank String modelPrefix,
    @Doc("Model part of the model name.") @Default("\"capable\"") @NotBlank String profile,
    @Doc("Wall-clock limit of one run.") @Default("3600") @Min(1) @Max(LongestTime.SECONDS) long timeoutSeconds,
    @Doc("Passed on when the file exists; empty: none.") @Default("\"\"") String modelSettingsFile,
    @Doc("Further arguments.") @Default("[]") @Concealed List<String> extraArgs) {

  /** Checks every rule and copies what is mutable. */
  public AiderSection {
    Checked.arguments(
            AiderSection.class,
            binary,
            modelPrefix,
            profile,
            timeoutSeconds,
            modelSettingsFile,
            extraArgs)
        .orThrow();
    extraArgs = List.copyOf(extraArgs);
  }
}
