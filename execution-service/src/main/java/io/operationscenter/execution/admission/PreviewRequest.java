package io.operationscenter.execution.admission;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.service.IdSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** The request that a bundle would become; nothing is admitted. */
@Singleton
public final class PreviewRequest {

  private final Settings settings;
  private final Workspaces workspaces;
  private final IdSource ids;
  private final Clock clock;

  PreviewRequest(Settings settings, Workspaces workspaces, IdSource ids, Clock clock) {
    this.settings = settings;
    this.workspaces = workspaces;
    this.ids = ids;
    this.clock = clock;
  }

  /** The request; empty when the bundle's repository is not configured. */
  public Optional<ExecutionRequest> of(ProposalDecisionBundle bundle) {
    String key = bundle.proposal().target().repoKey();
    return settings
        .current()
        .flatMap((InForce inForce) -> inForce.repository(key))
        .map(repository -> request(bundle, repository));
  }

  private ExecutionRequest request(ProposalDecisionBundle bundle, ManagedRepository repository) {
    String runId = ids.get();
    return BuildRequest.of(
        bundle,
        repository,
        new BuildRequest.RunIdentity(
            runId,
            bundle.proposal().branchPolicy().branchPrefix() + bundle.proposal().taskId(),
            workspaces.pathOf(runId),
            clock.instant()));
  }
}
