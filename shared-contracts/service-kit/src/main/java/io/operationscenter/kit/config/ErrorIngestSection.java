package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;

/** Errors of running systems that become cards (spec 07 §2.11). */
@Contract(closed = true)
public record ErrorIngestSection(
    @Doc("Port that errors are posted to; 0: off.") @Default("0") @Min(0) @Max(65535) long webhookPort,
    @Doc("Repository of errors that name none; empty: they are refused.") @Default("\"\"")
        String defaultRepoKey,
    @Doc("Log files to follow.") @Default("[]") @Example(value = "[{}]", live = false)
        List<LogSource> logSources) {

  /** Checks every rule and copies what is mutable. */
  public ErrorIngestSection {
    Checked.arguments(ErrorIngestSection.class, webhookPort, defaultRepoKey, logSources).orThrow();
    logSources = List.copyOf(logSources);
  }
}
