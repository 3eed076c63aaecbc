package io.operationscenter.execution.workspaces;

import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.process.Sweep;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ends what is left of runs and removes their files. */
final class DiscardRuns {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final WorkspacePlaces places;
  private final ConfinedPrograms programs;

  DiscardRuns(WorkspacePlaces places, ConfinedPrograms programs) {
    this.places = places;
    this.programs = programs;
  }

  void discard(String runId) throws IOException, InterruptedException {
    List<Path> all = List.of(places.files(runId), places.home(runId), places.ours(runId));
    if (all.stream().noneMatch(place -> Files.exists(place, LinkOption.NOFOLLOW_LINKS))) {
      return;
    }
    end(runId);
    remove(places.files(runId));
    remove(places.home(runId));
    // Last: as long as it is there, the files are known to be ours to remove.
    TreeRemoval.remove(places.ours(runId));
  }

  void discardFiles(String runId) throws IOException, InterruptedException {
    end(runId);
    empty(places.files(runId));
    empty(places.home(runId));
  }

  void allBut(Set<String> liveRunIds) throws IOException, InterruptedException {
    report("runs of an earlier process", programs.endAllBelow(places.workspaces()));
    for (String run : places.runs()) {
      if (liveRunIds.contains(run)) {
        end(run);
        continue;
      }
      try {
        discard(run);
      } catch (IOException e) {
        Log.errorf(e, "workspace of run %s cannot be removed", run);
      }
    }
  }

  /** Removes the mirrors of what is not configured any more; only while no run lives. */
  void mirrorsBut(Map<String, ManagedRepository> configured, MirrorCache mirrors)
      throws IOException {
    Set<Path> wanted = new HashSet<>();
    for (Map.Entry<String, ManagedRepository> entry : configured.entrySet()) {
      wanted.add(mirrors.place(entry.getKey(), entry.getValue().cloneUrl().strip()));
    }
    mirrors.keepOnly(wanted);
  }

  private void end(String runId) throws InterruptedException {
    report("run " + runId, programs.end(places.files(runId)));
  }

  private static void report(String whose, Sweep sweep) {
    if (!sweep.found().isEmpty()) {
      Log.warnf(
          "killed %d processes of %s, %d remain: %s",
          sweep.found().size(), whose, sweep.remaining().size(), sweep.found());
    }
  }

  private void remove(Path folder) throws IOException, InterruptedException {
    empty(folder);
    TreeRemoval.remove(folder);
  }

  /** What a path cannot name, because it lies too deep, the run's own user removes. */
  private void empty(Path folder) throws IOException, InterruptedException {
    try {
      TreeRemoval.removeBelow(folder);
    } catch (IOException e) {
      Log.warnf(
          "%s is removed by its own user: %s",
          folder, Shortened.of(String.valueOf(e.getMessage())));
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        programs.run(
            folder,
            List.of("bash", "-c", "chmod -R u+rwX . ; find . -mindepth 1 -delete"),
            Map.of(),
            LIMIT,
            new StopSignal());
      }
      TreeRemoval.removeBelow(folder);
    }
  }
}
