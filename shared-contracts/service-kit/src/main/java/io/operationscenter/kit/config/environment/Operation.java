package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything else that is set per machine. */
@Contract(closed = true)
public record Operation(
    @Doc("Log pushes, pull requests and merges instead of making them.")
        @Variable("OPERATIONS_CENTER_PR_DRY_RUN")
        @Default("false")
        boolean prDryRun,
    @Doc("Days that command logs are kept; unset: retention.logs_days of the YAML.")
        @Variable("OPERATIONS_CENTER_RETENTION_DAYS")
        @Floor(0)
        @Nullable Long retentionDays,
    @Doc("How long dev-down-safe waits for running work.")
        @Variable("OPERATIONS_CENTER_SAFE_DOWN_TIMEOUT_SECONDS")
        @Default("600")
        @Min(0) long safeDownTimeoutSeconds,
    @Doc(
            "Memory threshold shown by the dashboard; the gate uses min_kodo_available_mb of "
                + "the YAML.")
        @Variable("OPERATIONS_CENTER_MIN_KODO_AVAILABLE_MB")
        @Default("6144")
        @Min(0) long minKodoAvailableMb,
    @Doc("Where calls for a person are posted; unset: nowhere.")
        @Variable("OPERATIONS_CENTER_NOTIFY_WEBHOOK")
        @Concealed
        @Pattern(regexp = Forms.HTTP_URL, message = Forms.HTTP_URL_RULE) @Nullable String notifyWebhook,
    @Doc("SwitchBoard; a trailing slash is removed.")
        @Variable(value = "OPERATIONS_CENTER_SWITCHBOARD_URL", aliases = "SWITCHBOARD_URL")
        @Default("\"http://localhost:20401\"")
        @Concealed
        @Pattern(regexp = Forms.HTTP_URL, message = Forms.HTTP_URL_RULE) String switchboardUrl,
    @Doc("Repository of new templates; unset: the first configured one.")
        @Variable("OPERATIONS_CENTER_DEFAULT_REPO")
        @Nullable String defaultRepo,
    @Doc("Allow the outer shell.") @Variable("OPENCLAW_SHELL_ENABLED") @Default("false")
        boolean openclawShellEnabled,
    @Doc("Write no run artifacts.") @Variable("CONSOLE_DISABLE_ARTIFACTS") @Default("false")
        boolean artifactsDisabled) {

  /** Checks every rule and copies what is mutable. */
  public Operation {
    Checked.arguments(
            Operation.class,
            prDryRun,
            retentionDays,
            safeDownTimeoutSeconds,
            minKodoAvailableMb,
            notifyWebhook,
            switchboardUrl,
            defaultRepo,
            openclawShellEnabled,
            artifactsDisabled)
        .orThrow();
    switchboardUrl = switchboardUrl.replaceFirst("/+$", "");
  }

  /** Left out: addresses, which may hold a secret in their path. */
  @Override
  public String toString() {
    return "Operation[prDryRun=" + prDryRun + "]";
  }
}
