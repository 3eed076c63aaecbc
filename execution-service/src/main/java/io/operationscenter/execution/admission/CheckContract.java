package io.operationscenter.execution.admission;

import io.operationscenter.contracts.common.LongestTime;
import io.operationscenter.contracts.paths.EntryFault;
import io.operationscenter.contracts.paths.PathGlob;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.TicketKind;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.kit.config.ManagedRepository;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the codec does not know: rules between a command and the configuration (spec 06 §7.1), and
 * what a document may say but no run can have.
 */
final class CheckContract {

  private CheckContract() {}

  /** The first rule that is broken, in words. */
  static Optional<String> fault(AdmissionCommand command, InForce settings) {
    TaskProposal proposal = command.bundle().proposal();
    if (command.kind() != TicketKind.TASK_RUN) {
      return Optional.of(
          "kind '%s' is not run by this version, only task_run".formatted(command.kind().wire()));
    }
    if (proposal.taskId().isBlank()) {
      return Optional.of("proposal.task_id must not be blank");
    }
    if (proposal.goalText().isBlank()) {
      return Optional.of("proposal.goal_text must not be blank");
    }
    String key = proposal.target().repoKey();
    Optional<ManagedRepository> repository = settings.repository(key);
    if (repository.isEmpty()) {
      return Optional.of(
          "repository '%s' is not configured, known are %s"
              .formatted(
                  key,
                  String.join(", ", new TreeSet<>(settings.configuration().repos().keySet()))));
    }
    if (!proposal.target().cloneUrl().equals(repository.get().cloneUrl())) {
      return Optional.of(
          "the clone URL of the proposal is not the one configured for repository '%s'"
              .formatted(key));
    }
    String base = proposal.target().baseBranch();
    if (!allowed(base, repository.get().allowedBaseBranches())
        || !allowed(base, proposal.branchPolicy().allowedBaseBranches())) {
      return Optional.of("base branch '%s' is not allowed for '%s'".formatted(base, key));
    }
    return paths("target.allowed_paths", proposal.target().allowedPaths())
        .or(() -> paths("constraints.allowed_paths", proposal.constraints().allowedPaths()))
        .or(() -> time("constraints.timeout_seconds", proposal.constraints().timeoutSeconds()))
        .or(
            () ->
                time(
                    "validation_profile.timeout_seconds",
                    proposal.validationProfile().timeoutSeconds()));
  }

  private static Optional<String> paths(String member, List<String> entries) {
    return EntryFault.first(entries.stream())
        .map(
            fault ->
                "proposal.%s must hold paths and globs inside the repository: %s"
                    .formatted(member, fault));
  }

  private static Optional<String> time(String member, long seconds) {
    return seconds <= LongestTime.SECONDS
        ? Optional.empty()
        : Optional.of(
            "proposal.%s must be at most %d, got %d"
                .formatted(member, LongestTime.SECONDS, seconds));
  }

  private static boolean allowed(String branch, List<String> globs) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> PathGlob.of(glob).matches(branch));
  }
}
