package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.common.CloneUrl;
import io.operationscenter.contracts.common.LongestTime;
import io.operationscenter.kit.config.form.Example;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One repository that work is done in (spec 07 §2.6). */
@Contract(closed = true)
public record ManagedRepository(
    @Doc(
            "Where to clone from, ssh or https, without a token; the last two parts of the path "
                + "are owner and name.")
        @Concealed
        @NotBlank @Example("\"git@github.com:owner/OperationsCenter.git\"")
        String cloneUrl,
    @Doc("Branch that work starts from.") @NotBlank @Example("\"main\"") String defaultBranch,
    @Doc(
            "Base of autonomy, spec and board work instead of the default branch; null: the "
                + "default branch.")
        @NotBlank @Nullable String sandboxBaseBranch,
    @Doc("Shell commands run in the clone; all must exit 0; none: nothing is validated.")
        @Default("[]")
        @Example("[\".venv/bin/pytest -q\"]")
        List<String> validationCommands,
    @Doc("Limit of each validation command; after it the command counts as exit 124.")
        @Default("300")
        @Min(1) @Max(LongestTime.SECONDS) long validationTimeoutSeconds,
    @Doc("Leave out the validation before the run.") @Default("false")
        boolean skipBaselineValidation,
    @Doc("Globs of branches that work may start from; none: any.")
        @Default("[]")
        @Example("[\"main\", \"release-*\"]")
        List<String> allowedBaseBranches,
    @Doc("Variables added for engine and validation; never secrets.") @Default("{}") @Concealed
        Map<String, String> env,
    @Doc("Prepare a virtual environment and install before the run.") @Default("true")
        boolean bootstrapEnabled,
    @Doc(
            "Shell commands instead of that preparation; null: the built-in one, or, when it is disabled, tools/bootstrap.sh if there is one.")
        @Nullable List<String> bootstrapCommands,
    @Doc("Interpreter for the virtual environment.") @Default("\"python3\"") @NotBlank String pythonBinary,
    @Doc("Folder of the virtual environment; null: none.") @Default("\".venv\"") @NotBlank @Nullable String venvDir,
    @Doc("Installs the development dependencies; null: <venv>/bin/pip install -e .[dev].") @NotBlank @Nullable String installDevCommand,
    @Doc(
            "Variable that holds this repository's token; null: git.token_env. When named but "
                + "unset there is no fallback.")
        @Concealed
        @Pattern(regexp = Forms.VARIABLE, message = Forms.VARIABLE_RULE) @Nullable String tokenEnv,
    @Doc("Open a pull request and hand it to the review lane.") @Default("false")
        boolean awaitReview,
    @Doc("Look for proposals here.") @Default("true") boolean proposeEnabled,
    @Doc("The operator's own checkout, read only; null: none.") @NotBlank @Nullable String localPath,
    @Doc("Executions per rolling 24 hours; null: no limit of its own.") @Min(0) @Nullable Long maxDailyExecutions,
    @Doc("Merge when all considered checks are green.") @Default("false")
        boolean autoMergeOnCiGreen,
    @Doc("Never merge without a person's approval.") @Default("false")
        boolean requireExplicitApproval,
    @Doc("Path prefixes of interfaces that others share.") @Default("[]")
        List<String> impactReportPaths,
    @Doc("Parts of check names to ignore, in any case.") @Default("[]")
        List<String> ciIgnoredChecks,
    @Doc("A hint only; SwitchBoard chooses the lane.") @Default("\"kodo\"")
        RepositoryExecutor executor) {

  /** Checks every rule and copies what is mutable. */
  public ManagedRepository {
    Checked.arguments(
            ManagedRepository.class,
            cloneUrl,
            defaultBranch,
            sandboxBaseBranch,
            validationCommands,
            validationTimeoutSeconds,
            skipBaselineValidation,
            allowedBaseBranches,
            env,
            bootstrapEnabled,
            bootstrapCommands,
            pythonBinary,
            venvDir,
            installDevCommand,
            tokenEnv,
            awaitReview,
            proposeEnabled,
            localPath,
            maxDailyExecutions,
            autoMergeOnCiGreen,
            requireExplicitApproval,
            impactReportPaths,
            ciIgnoredChecks,
            executor)
        .rule(
            () -> !CloneUrl.carriesCredentials(cloneUrl),
            "clone_url",
            "must not carry credentials; name the token's variable in token_env")
        .orThrow();
    validationCommands = List.copyOf(validationCommands);
    allowedBaseBranches = List.copyOf(allowedBaseBranches);
    env = Checked.copy(env);
    bootstrapCommands = bootstrapCommands == null ? null : List.copyOf(bootstrapCommands);
    impactReportPaths = List.copyOf(impactReportPaths);
    ciIgnoredChecks = List.copyOf(ciIgnoredChecks);
  }

  /** Left out: the values of {@code env}, into which a secret may have been written by mistake. */
  @Override
  public String toString() {
    return "ManagedRepository[defaultBranch=" + defaultBranch + ", env=" + env.keySet() + "]";
  }
}
