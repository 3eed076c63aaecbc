package io.operationscenter.execution.runs;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.enums.ChangeType;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.workspaces.CommandRun;
import io.operationscenter.execution.workspaces.PreparationFailed;
import io.operationscenter.execution.workspaces.Pushed;
import io.operationscenter.execution.workspaces.ScopeFinding;
import io.operationscenter.execution.workspaces.TreeDiff;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.execution.workspaces.WorkspaceOrder;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.git.FileChange;
import io.operationscenter.kit.git.ObjectId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A disk and a remote in memory: folders of files, trees that are named by what is in them,
 * branches that only move with the right lease. It outlives the machines that work on it.
 */
public final class ScriptedWorkspaces implements Workspaces {

  static final ObjectId BASE = id("base");

  /** Files of each run's folder. */
  volatile Path root = Path.of("/nowhere/runs");

  final Map<String, Map<String, String>> folders = new ConcurrentHashMap<>();

  final Map<String, Map<String, String>> trees = new ConcurrentHashMap<>();
  final Map<String, ObjectId> remote = new ConcurrentHashMap<>();
  final List<String> calls = java.util.Collections.synchronizedList(new ArrayList<>());
  final Map<String, String> commits = new ConcurrentHashMap<>();
  final List<String> messages = new CopyOnWriteArrayList<>();
  volatile Function<Map<String, String>, List<CommandRun>> validator = _ -> List.of(run(0));
  volatile Function<TreeDiff, ScopeFinding> scope = _ -> new ScopeFinding.Clean();
  volatile List<CommandRun> baseline = List.of();
  volatile List<String> conflicted = List.of();
  volatile List<String> hidden = List.of();
  volatile Optional<PreparationFailed> preparation = Optional.empty();
  volatile Optional<String> pushRejection = Optional.empty();
  volatile Runnable beforePush = () -> {};
  volatile Runnable onPrepare = () -> {};
  volatile Runnable onValidate = () -> {};
  volatile Runnable onRecord = () -> {};
  volatile Runnable onCommit = () -> {};
  volatile Runnable onDiscard = () -> {};

  static CommandRun run(int exitCode) {
    return new CommandRun("check", exitCode, "", exitCode == 0 ? "" : "it is still wrong", 5);
  }

  static ObjectId id(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return new ObjectId(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Path pathOf(String runId) {
    return root.resolve(runId);
  }

  @Override
  public Workspace prepare(WorkspaceOrder order) throws PreparationFailed {
    calls.add("prepare");
    onPrepare.run();
    if (preparation.isPresent()) {
      throw preparation.get();
    }
    folders.put(order.request().runId(), new ConcurrentHashMap<>(Map.of("src/a", "old")));
    return workspace(order, Optional.ofNullable(remote.get(order.request().taskBranch())));
  }

  @Override
  public Workspace reopen(WorkspaceOrder order, ObjectId base, ObjectId start)
      throws PreparationFailed {
    calls.add("reopen");
    if (!folders.containsKey(order.request().runId())) {
      throw new PreparationFailed("repo_setup", "the workspace is gone");
    }
    return workspace(order, Optional.empty());
  }

  private Workspace workspace(WorkspaceOrder order, Optional<ObjectId> branch) {
    return new Workspace(
        order,
        pathOf(order.request().runId()),
        BASE,
        branch,
        BASE,
        conflicted,
        new Workspace.Bootstrap("nothing to do", List.of()),
        baseline);
  }

  @Override
  public ObjectId record(Workspace workspace) {
    calls.add("record");
    onRecord.run();
    Map<String, String> files = new TreeMap<>(folder(workspace));
    ObjectId tree = id(files.toString());
    trees.put(tree.hex(), files);
    return tree;
  }

  @Override
  public void restore(Workspace workspace, ObjectId tree) {
    calls.add("restore");
    Map<String, String> folder = folder(workspace);
    folder.clear();
    folder.putAll(trees.get(tree.hex()));
  }

  @Override
  public List<CommandRun> validate(Workspace workspace) {
    calls.add("validate");
    onValidate.run();
    folder(workspace).put("cache", "left by validation");
    return validator.apply(folder(workspace));
  }

  @Override
  public List<String> altered(Workspace workspace, ObjectId tree) {
    return trees.get(tree.hex()).entrySet().stream()
        .filter(file -> !file.getValue().equals(folder(workspace).get(file.getKey())))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public TreeDiff diff(Workspace workspace, ObjectId tree) {
    StringBuilder patch = new StringBuilder();
    List<FileChange> changes = new ArrayList<>();
    List<ChangedFileRef> files = new ArrayList<>();
    trees
        .get(tree.hex())
        .forEach(
            (path, text) -> {
              if (!"old".equals(text)) {
                changes.add(new FileChange(FileChange.Kind.MODIFIED, path, null));
                files.add(new ChangedFileRef(path, ChangeType.MODIFIED, 1L, 1L));
                patch.append(
                    "diff --git a/%s b/%s\n--- a/%s\n+++ b/%s\n@@ -1 +1 @@\n-old\n+%s\n"
                        .formatted(path, path, path, path, text));
              }
            });
    String text = patch.toString();
    return new TreeDiff(changes, files, files.size(), files.size(), text, text, List.of(), hidden);
  }

  @Override
  public ScopeFinding check(Workspace workspace, TreeDiff diff) {
    return scope.apply(diff);
  }

  @Override
  public ObjectId commit(Workspace workspace, ObjectId tree, String message, Instant at) {
    calls.add("commit");
    onCommit.run();
    ObjectId commit = id(tree + message + at);
    commits.put(commit.hex(), tree.hex());
    messages.add(message);
    return commit;
  }

  @Override
  public Pushed push(Workspace workspace, ObjectId commit) {
    calls.add("push");
    beforePush.run();
    if (workspace.order().stop().given().filter(StopSignal.Cause.LEASE_LOST::equals).isPresent()) {
      return new Pushed.Rejected("told to stop");
    }
    if (pushRejection.isPresent()) {
      return new Pushed.Rejected(pushRejection.get());
    }
    String branch = workspace.order().request().taskBranch();
    Optional<ObjectId> found = Optional.ofNullable(remote.get(branch));
    if (!found.equals(Optional.of(commit)) && !found.equals(workspace.remoteBranch())) {
      return new Pushed.Conflict(workspace.remoteBranch(), found);
    }
    remote.put(branch, commit);
    return new Pushed.Done();
  }

  @Override
  public Optional<ObjectId> remoteBranch(WorkspaceOrder order) {
    return Optional.ofNullable(remote.get(order.request().taskBranch()));
  }

  @Override
  public void discard(String runId) {
    calls.add("discard");
    folders.remove(runId);
    onDiscard.run();
  }

  @Override
  public void discardFiles(String runId) {
    calls.add("discard files");
    folders.computeIfPresent(runId, (_, _) -> new ConcurrentHashMap<>());
    onDiscard.run();
  }

  @Override
  public void discardAllBut(Set<String> liveRunIds) {
    folders.keySet().retainAll(liveRunIds);
  }

  private Map<String, String> folder(Workspace workspace) {
    return folders.get(workspace.order().request().runId());
  }
}
