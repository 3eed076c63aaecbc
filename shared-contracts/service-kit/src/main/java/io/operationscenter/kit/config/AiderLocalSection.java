package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.common.LongestTime;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Aider with a model on this machine (spec 03 §4.2). */
@Contract(closed = true)
public record AiderLocalSection(
    @Doc("Program to start.") @Default("\"aider\"") @NotBlank String binary,
    @Doc("Model name.") @Default("\"ollama/qwen2.5-coder:3b\"") @NotBlank String model,
    @Doc("Address of Ollama.")
        @Default("\"http://localhost:11434\"")
        @Concealed
        @Pattern(regexp = Forms.HTTP_URL, message = Forms.HTTP_URL_RULE) String ollamaBaseUrl,
    @Doc("Wall-clock limit of one run.") @Default("1800") @Min(1) @Max(LongestTime.SECONDS) long timeoutSeconds,
    @Doc("Further arguments.") @Default("[]") @Concealed List<String> extraArgs) {

  /** Checks every rule and copies what is mutable. */
  public AiderLocalSection {
    Checked.arguments(
            AiderLocalSection.class, binary, model, ollamaBaseUrl, timeoutSeconds, extraArgs)
        .orThrow();
    extraArgs = List.copyOf(extraArgs);
  }
}
