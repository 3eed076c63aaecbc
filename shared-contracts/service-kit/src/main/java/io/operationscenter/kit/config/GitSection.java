package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Example;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** How branches reach the remote (spec 07 §2.3). */
@Contract(closed = true)
public record GitSection(
    @Doc("Where the repositories are hosted.") @Default("\"github\"") @NotBlank String provider,
    @Doc(
            "Variable that holds the token of all repositories that name none of their own; "
                + "null: no token.")
        @Concealed
        @Pattern(regexp = Forms.VARIABLE, message = Forms.VARIABLE_RULE) @Example("\"GITHUB_TOKEN\"")
        @Nullable String tokenEnv,
    @Doc("Open a pull request after a push unless the repository decides.")
        @Default("true")
        @Example("false")
        boolean openPrDefault,
    @Doc("Push a branch that fails validation as a draft.") @Default("true")
        boolean pushOnValidationFailure,
    @Doc("Name in commits.") @Default("\"Operations Center Bot\"") @NotBlank String authorName,
    @Doc("Address in commits.") @Default("\"operations-center-bot@example.com\"") @NotBlank String authorEmail,
    @Doc("Sign commits.") @Default("false") boolean signCommits,
    @Doc("Key to sign with; null: the one git chooses.") @Nullable String signingKey) {

  /** Checks every rule and copies what is mutable. */
  public GitSection {
    Checked.arguments(
            GitSection.class,
            provider,
            tokenEnv,
            openPrDefault,
            pushOnValidationFailure,
            authorName,
            authorEmail,
            signCommits,
            signingKey)
        .orThrow();
  }
}
