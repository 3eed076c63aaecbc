package io.operationscenter.execution.workspaces;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.paths.AllowedPaths;
import io.operationscenter.execution.workspaces.TreeDiff.Unfit;
import io.operationscenter.kit.git.FileChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether a difference may be committed (spec 03 §6.5, §6.6).
 *
 * @param mostFiles {@code OPS_CENTER_MAX_FILES}
 * @param mostLines {@code OPS_CENTER_MAX_LINES}, added and deleted together
 */
record ScopeRules(long mostFiles, long mostLines) {

  private static final int SHOWN = 15;
  private static final int NAMED = 50;

  ScopeFinding check(ExecutionRequest request, TreeDiff diff) {
    AllowedPaths allowed = AllowedPaths.of(request.allowedPaths());
    Set<String> outside = new TreeSet<>();
    for (FileChange change : diff.changes()) {
      names(change).filter(path -> !allowed.allow(path)).forEach(outside::add);
    }
    if (!outside.isEmpty() || !diff.unfit().isEmpty()) {
      return violation(request, outside, diff.unfit());
    }
    return caps(request, diff);
  }

  private static ScopeFinding violation(
      ExecutionRequest request, Set<String> outside, List<Unfit> unfit) {
    List<String> reasons = new ArrayList<>();
    if (!outside.isEmpty()) {
      reasons.add(
          "changed outside of %s: %s"
              .formatted(
                  request.allowedPaths().isEmpty()
                      ? "the repository"
                      : "the allowed paths " + request.allowedPaths(),
                  named(List.copyOf(outside), ", ")));
    }
    if (!unfit.isEmpty()) {
      reasons.add(
          named(
              unfit.stream()
                  .map(one -> one.path() + " " + one.reason())
                  .sorted()
                  .distinct()
                  .toList(),
              "; "));
    }
    Set<String> files = new TreeSet<>(outside);
    unfit.forEach(one -> files.add(one.path()));
    return new ScopeFinding.Violation(List.copyOf(files), String.join("; ", reasons));
  }

  private static String named(List<String> all, String between) {
    String first =
        all.stream().limit(NAMED).map(Shortened::of).collect(Collectors.joining(between));
    return all.size() <= NAMED ? first : first + " (+%d more)".formatted(all.size() - NAMED);
  }

  private ScopeFinding caps(ExecutionRequest request, TreeDiff diff) {
    List<String> files = diff.changes().stream().map(FileChange::path).distinct().sorted().toList();
    long lines = diff.added() + diff.deleted();
    Long own = request.maxChangedFiles();
    long cap = own == null ? mostFiles : Math.min(own, mostFiles);
    if (files.size() <= cap && lines <= mostLines) {
      return new ScopeFinding.Clean();
    }
    String shown = files.stream().limit(SHOWN).collect(Collectors.joining(", "));
    String more = files.size() > SHOWN ? " (+%d more)".formatted(files.size() - SHOWN) : "";
    return new ScopeFinding.TooWide(
        files,
        lines,
        "%d files (at most %d) and %d lines (at most %d) are changed; split the task into smaller ones: %s%s"
            .formatted(files.size(), cap, lines, mostLines, shown, more));
  }

  private static Stream<String> names(FileChange change) {
    boolean alsoOld = change.kind() == FileChange.Kind.RENAMED;
    return alsoOld
        ? Stream.of(change.path(), String.valueOf(change.oldPath()))
        : Stream.of(change.path());
  }
}
