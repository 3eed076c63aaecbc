package io.operationscenter.execution.runs;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.tickets.Progress;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.workspaces.Pushed;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.git.ObjectId;
import java.util.Optional;

/** Commits exactly the checked tree and brings it to the remote (spec 03 §6.6, design §3). */
final class PublishTree {

  private final Workspaces workspaces;
  private final EvidenceTexts texts;
  private final EndRun end;

  PublishTree(Workspaces workspaces, EvidenceTexts texts, EndRun end) {
    this.workspaces = workspaces;
    this.texts = texts;
    this.end = end;
  }

  Phase publish(Run run, Workspace workspace) {
    ObjectId commit = commit(run, workspace);
    ExecutionResult checked = checked(run);
    Optional<String> why = whyNotPushed(run);
    if (why.isPresent()) {
      return end.with(
          run,
          Conclude.notPushed(checked, end.clock().instant()),
          TicketChange.none()
              .said("not pushed", why.get())
              .note(RecordMetadata.NOT_PUSHED + why.get()));
    }
    run.record(TicketStep.PUSHING, TicketChange.none().said("leases hold, pushing"));
    return end(run, checked, workspaces.push(workspace, commit));
  }

  /** A replica that has not got the commit: what stands on the remote decides (design §3). */
  Phase adopt(Run run) {
    String commit = run.ticket().progress().commit();
    boolean arrived =
        commit != null
            && workspaces
                .remoteBranch(run.order())
                .map(ObjectId::hex)
                .filter(commit::equals)
                .isPresent();
    return arrived
        ? end.with(
            run,
            Conclude.pushed(checked(run), end.clock().instant()),
            TicketChange.none().said("the remote stands at our commit"))
        : end.interrupted(run);
  }

  private Phase end(Run run, ExecutionResult checked, Pushed pushed) {
    String branch = run.request().taskBranch();
    return switch (pushed) {
      case Pushed.Done _ ->
          end.with(
              run,
              Conclude.pushed(checked, end.clock().instant()),
              TicketChange.none()
                  .said((checked.success() ? "pushed " : "draft pushed: ") + branch));
      case Pushed.Rejected rejected ->
          end.with(
              run,
              Conclude.notPushed(checked, end.clock().instant()),
              TicketChange.none()
                  .said("push failed", rejected.reason())
                  .note(RecordMetadata.PUSH_FAILED + rejected.reason()));
      case Pushed.Conflict conflict -> {
        String reason =
            "conflict: branch %s was expected at %s, it stands at %s"
                .formatted(branch, named(conflict.expected()), named(conflict.found()));
        yield end.with(
            run,
            Conclude.conflicting(checked, reason, end.clock().instant()),
            TicketChange.none().said("push refused", reason).note(reason));
      }
    };
  }

  private ObjectId commit(Run run, Workspace workspace) {
    Progress progress = run.ticket().progress();
    String made = progress.commit();
    String tree = progress.tree();
    if (made != null) {
      return new ObjectId(made);
    }
    if (tree == null) {
      throw new IllegalStateException(
          "ticket " + run.ticket().ticketId() + " has no recorded tree");
    }
    ExecutionRequest request = run.request();
    ObjectId commit =
        workspaces.commit(
            workspace,
            new ObjectId(tree),
            CommitMessage.of(request, texts.mask()),
            request.requestedAt());
    run.record(
        TicketStep.COMMITTED,
        TicketChange.none().commit(commit.hex()).said("committed " + commit.hex()));
    return commit;
  }

  private static Optional<String> whyNotPushed(Run run) {
    if (!run.request().branchPolicy().pushOnSuccess()) {
      return Optional.of("push_on_success is false");
    }
    return run.settings().limits().dryRun()
        ? Optional.of("dry run, OPERATIONS_CENTER_PR_DRY_RUN is set")
        : Optional.empty();
  }

  private static ExecutionResult checked(Run run) {
    ExecutionResult result = run.ticket().result();
    if (result == null) {
      throw new IllegalStateException("ticket " + run.ticket().ticketId() + " has no result");
    }
    return result;
  }

  private static String named(Optional<ObjectId> id) {
    return id.map(ObjectId::hex).orElse("nothing");
  }
}
