package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Example;
import io.operationscenter.kit.config.policy.PolicySection;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operator's YAML file as values (spec 07 §2). Immutable; reading it cannot fail any more. */
@Contract(closed = true)
public record OperatorConfiguration(
    @Doc("How this file is read.") @Default("{}") ReadingSection config,
    @Doc("Connection to the board.") @Example("{}") PlaneSection plane,
    @Doc("How branches reach the remote.") @Example("{}") GitSection git,
    @Doc("The execution engine.") @Example("{}") KodoSection kodo,
    @Doc("Aider with a configured model provider.") @Default("{}") AiderSection aider,
    @Doc("Repositories that work is done in, by key: the value of the label repo: <key>.")
        @NotEmpty @Example("{\"OperationsCenter\": {}}")
        Map<String, ManagedRepository> repos,
    @Doc("The review lane.") @Default("{}") ReviewerSection reviewer,
    @Doc("When people are called.") @Default("{}") EscalationSection escalation,
    @Doc("Tasks that are created again and again.")
        @Default("[]")
        @Example(value = "[{}]", live = false)
        List<ScheduledTask> scheduledTasks,
    @Doc("Hours in which nothing is started.") @Default("[]") @Example(value = "[{}]", live = false)
        List<MaintenanceWindow> maintenanceWindows,
    @Doc("Errors of running systems that become cards; null: off.") @Example("{}")
        @Nullable ErrorIngestSection errorIngest,
    @Doc("Routing of proposals.") @Default("{}") SwitchboardSection switchboard,
    @Doc("Settings of an older version, without effect.") @Default("{}")
        SpecDirectorSection specDirector,
    @Doc(
            "Engine settings by family, execution mode or default; what they leave out is "
                + "inherited from kodo.")
        @Default("{}")
        @Example(value = "{\"context_limit\": {}}", live = false)
        Map<String, KodoProfile> kodoProfiles,
    @Doc("Folder of run reports.") @Default("\"tools/report/kodo_plane\"") @NotBlank String reportRoot,
    @Doc("Proposals that match none of these words go to Backlog; none: off.") @Default("[]")
        List<String> focusAreas,
    @Doc("Key of the repository this installation itself comes from; null: none.")
        @NotBlank @Example("\"OperationsCenter\"")
        @Nullable String selfRepoKey,
    @Doc("Days after which an open pull request is stale.") @Default("7") @Min(1) long stalePrDays,
    @Doc("Days after which a proposed card in Backlog is stale; 0: never.") @Default("30") @Min(0) long staleAutonomyBacklogDays,
    @Doc("Estimate for spend reports; 0: off.") @Default("0.0") @DecimalMin("0") double costPerExecutionUsd,
    @Doc("Runs at the same time per lane.") @Default("1") @Min(1) long parallelSlots,
    @Doc("Engine processes at the same time on this machine; 0: no limit.") @Default("1") @Min(0) long maxConcurrentKodo,
    @Doc("Free memory and swap needed to start an engine; 0: no check.") @Default("400") @Min(0) long minKodoAvailableMb,
    @Doc("No proposals while so many cards are Ready; 0: off.") @Default("8") @Min(0) long proposeSkipWhenReadyCount,
    @Doc("Where the services find each other.") @Default("{}") ServicesSection services,
    @Doc("Where the services keep their state.") @Default("{}") StoreSection store,
    @Doc("What runs may do; what is left out keeps the built-in rules.") @Default("{}")
        PolicySection policy,
    @Doc("Backends with a choice of engine.") @Default("{}") BackendsSection backends,
    @Doc("Aider with a model on this machine.") @Default("{}") AiderLocalSection aiderLocal,
    @Doc("The optional Archon backend.") @Default("{}") ArchonSection archon,
    @Doc("The OpenClaw backend, which has no settings.") @Default("{}") OpenClawSection openclaw,
    @Doc("What may run without a model.") @Default("{}") ExecutionSection execution,
    @Doc("What agents may reach.") @Default("{}") SandboxSection sandbox,
    @Doc("Approvals by people.") @Default("{}") ApprovalsSection approvals,
    @Doc("Conditions of merges.") @Default("{}") MergeSection merge,
    @Doc("How long records are kept.") @Default("{}") RetentionSection retention) {

  /** Checks every rule and copies what is mutable. */
  public OperatorConfiguration {
    Checked.arguments(
            OperatorConfiguration.class,
            config,
            plane,
            git,
            kodo,
            aider,
            repos,
            reviewer,
            escalation,
            scheduledTasks,
            maintenanceWindows,
            errorIngest,
            switchboard,
            specDirector,
            kodoProfiles,
            reportRoot,
            focusAreas,
            selfRepoKey,
            stalePrDays,
            staleAutonomyBacklogDays,
            costPerExecutionUsd,
            parallelSlots,
            maxConcurrentKodo,
            minKodoAvailableMb,
            proposeSkipWhenReadyCount,
            services,
            store,
            policy,
            backends,
            aiderLocal,
            archon,
            openclaw,
            execution,
            sandbox,
            approvals,
            merge,
            retention)
        .orThrow();
    repos = Checked.copy(repos);
    scheduledTasks = List.copyOf(scheduledTasks);
    maintenanceWindows = List.copyOf(maintenanceWindows);
    kodoProfiles = Checked.copy(kodoProfiles);
    focusAreas = List.copyOf(focusAreas);
  }

  /**
   * The engine's settings for a piece of work: the profile of its family, else of its execution
   * mode, else {@code default}, each over {@link #kodo} (spec 07 §9).
   */
  public KodoSection effectiveKodo(@Nullable String family, String executionMode) {
    return Stream.of(family == null ? executionMode : family, executionMode, "default")
        .map(kodoProfiles::get)
        .filter(Objects::nonNull)
        .findFirst()
        .map(kodo::with)
        .orElse(kodo);
  }

  /**
   * The variable that holds a repository's token. When it is unset there is no token: a variable
   * that a repository names has no fallback (spec 07 §2.6).
   *
   * @return empty when neither the repository nor {@code git} names one
   */
  public Optional<String> tokenVariable(ManagedRepository repository) {
    return Optional.ofNullable(repository.tokenEnv()).or(() -> Optional.ofNullable(git.tokenEnv()));
  }

  /** Short: values of a section may hold what does not belong into a log. */
  @Override
  public String toString() {
    return "OperatorConfiguration[repos=" + repos.keySet() + "]";
  }
}
