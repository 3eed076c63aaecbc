package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agent programs: pinned versions and preferences from setup. */
@Contract(closed = true)
public record Providers(
    @Doc("Pinned version of kodo; unset: none.") @Variable("OPERATIONS_CENTER_KODO_INSTALL_REF")
        @Nullable String kodoInstallRef,
    @Doc("Pinned version of Claude Code; unset: none.")
        @Variable("OPERATIONS_CENTER_PROVIDER_CLAUDE_VERSION")
        @Nullable String claudeVersion,
    @Doc("Pinned version of Codex CLI; unset: none.")
        @Variable("OPERATIONS_CENTER_PROVIDER_CODEX_VERSION")
        @Nullable String codexVersion,
    @Doc("Pinned version of Gemini CLI; unset: none.")
        @Variable("OPERATIONS_CENTER_PROVIDER_GEMINI_VERSION")
        @Nullable String geminiVersion,
    @Doc("Provider for hard work; unset: none preferred.")
        @Variable("OPERATIONS_CENTER_PROVIDER_PREFERRED_SMART")
        @Nullable String preferredSmart,
    @Doc("Provider for quick work; unset: none preferred.")
        @Variable("OPERATIONS_CENTER_PROVIDER_PREFERRED_FAST")
        @Nullable String preferredFast,
    @Doc("Providers that may be used, separated by commas; unset: all.")
        @Variable("OPERATIONS_CENTER_ALLOWED_PROVIDERS")
        @Default("[]")
        List<String> allowed,
    @Doc("Only providers that run without a terminal.")
        @Variable("OPERATIONS_CENTER_PROVIDER_HEADLESS_REQUIRED")
        @Default("false")
        boolean headlessRequired) {

  /** Checks every rule and copies what is mutable. */
  public Providers {
    Checked.arguments(
            Providers.class,
            kodoInstallRef,
            claudeVersion,
            codexVersion,
            geminiVersion,
            preferredSmart,
            preferredFast,
            allowed,
            headlessRequired)
        .orThrow();
    allowed = List.copyOf(allowed);
  }
}
