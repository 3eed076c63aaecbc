package io.operationscenter.execution.runs;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.execution.programs.PreferredSandbox;
import io.operationscenter.execution.programs.RequiredSandbox;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.workspaces.PreparationFailed;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.git.ObjectId;
import java.util.List;
import java.util.Optional;

/** Makes the workspace; after a crash anew, for nothing of the first try is trusted. */
final class PrepareWorkspace {

  /** What validation said before the adapter. */
  static final String BASELINE = "validation_initial.json";

  private static final String SANDBOX = "sandbox: ";

  private final Workspaces workspaces;
  private final EvidenceTexts texts;
  private final EndRun end;

  PrepareWorkspace(Workspaces workspaces, EvidenceTexts texts, EndRun end) {
    this.workspaces = workspaces;
    this.texts = texts;
    this.end = end;
  }

  Phase prepare(Run run, boolean again) throws InterruptedException {
    run.checkpoint();
    if (run.ticket().cancelReason() != null) {
      return end.cancelled(run);
    }
    Optional<String> open = RequiredSandbox.lacking(run.settings().configuration().sandbox());
    if (open.isPresent()) {
      return end.with(
          run,
          EndWithoutRun.failed(
              run.request(),
              FailureReasonCategory.UNSUPPORTED_REQUEST,
              open.get(),
              end.clock().instant()),
          TicketChange.none());
    }
    if (again) {
      workspaces.discard(run.ticket().runId());
    }
    try {
      return ready(run, workspaces.prepare(run.order()));
    } catch (PreparationFailed e) {
      run.checkpoint();
      return end.with(
          run,
          EndWithoutRun.failed(
              run.request(),
              FailureReasonCategory.BACKEND_ERROR,
              "Workspace preparation failed: " + e.getMessage(),
              end.clock().instant()),
          TicketChange.none()
              .said("preparation failed in " + e.phase(), e.getMessage())
              .note("phase " + e.phase())
              .file("failure.json", texts.failure(e.phase(), String.valueOf(e.getMessage()))));
    }
  }

  private Phase ready(Run run, Workspace workspace) {
    run.checkpoint();
    TicketChange change =
        TicketChange.none()
            .workspace(
                workspace.base().hex(),
                workspace.start().hex(),
                workspace.remoteBranch().map(ObjectId::hex).orElse(null))
            .baseline(workspace.baselinePassed())
            .said("workspace ready at " + workspace.start().hex(), workspace.bootstrap().note())
            .file("bootstrap.json", texts.commands(workspace.bootstrap().commands()));
    if (!workspace.baseline().isEmpty()) {
      change
          .said("baseline validation " + (workspace.baselinePassed() ? "passed" : "failed"))
          .file(BASELINE, texts.commands(workspace.baseline()));
    }
    List<String> conflicted = workspace.conflicted();
    if (!conflicted.isEmpty()) {
      change.said("merge of the base left conflicts", String.join(", ", conflicted));
    }
    PreferredSandbox.missed(run.settings().configuration().sandbox())
        .ifPresent(missed -> confinedLess(run, change, missed));
    run.record(TicketStep.WORKSPACE_READY, change);
    return new Phase.Work(workspace);
  }

  /** A workspace that is made again after a crash adds no second note. */
  private static void confinedLess(Run run, TicketChange change, String missed) {
    String note = SANDBOX + missed;
    change.said("sandbox weaker than preferred", missed);
    if (!run.ticket().progress().notes().contains(note)) {
      change.note(note);
    }
  }
}
