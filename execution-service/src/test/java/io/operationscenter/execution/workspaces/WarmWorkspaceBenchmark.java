package io.operationscenter.execution.workspaces;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/benchmarks/workspace} runs; no test by its name. It asserts no times. */
class WarmWorkspaceBenchmark {

  private static final int WARM_UP = 10;
  private static final int TICK_MS = 10;
  private static final int FIRST_OF_TIMES = 11;
  private static final int TIMES = 4;

  @TempDir Path directory;

  private final Series clones = new Series("full clone");
  private final Series prepared = new Series("warm workspace");
  private final Series cold = new Series("no files ahead");
  private final Series removed = new Series("removed");

  @Test
  void warmWorkspaceAgainstFullClone() throws Exception {
    String origin = System.getProperty("benchmark.origin", "");
    assumeAloud(!origin.isEmpty(), "benchmark.origin names no repository");
    int runs = Integer.getInteger("benchmark.runs", 15);
    try (WorkspaceFixture fixture = new WorkspaceFixture(directory)) {
      GitWorkspaces workspaces = fixture.workspaces();
      for (int run = 0; run < WARM_UP + runs; run++) {
        turn(fixture, workspaces, origin, run);
      }
      for (int run = 0; run < WARM_UP + runs; run++) {
        String id = "ahead-" + run;
        removed.measure(run, () -> workspaces.discard(id));
      }
    }
    System.out.println("| | median ms | fastest | slowest | full clone is | CPU ms |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    List.of(clones, prepared, cold, removed).forEach(series -> series.print(clones));
  }

  private void turn(WorkspaceFixture fixture, GitWorkspaces workspaces, String origin, int run)
      throws Exception {
    String clone = "clone-" + run;
    clones.measure(run, () -> fixture.shell("git clone -q file://" + origin + " " + clone));
    workspaces.spares().removeAll();
    WorkspaceOrder first = fixture.order("none-" + run, _ -> {}, s -> s.put("clone_url", origin));
    WorkspaceOrder next = fixture.order("ahead-" + run, _ -> {}, s -> s.put("clone_url", origin));
    List<Workspace> made = new ArrayList<>();
    cold.measure(run, () -> made.add(workspaces.prepare(first)));
    workspaces.spares().await();
    prepared.measure(run, () -> made.add(workspaces.prepare(next)));
    workspaces.spares().await();
    String head = fixture.shell("git -C " + clone + " rev-parse HEAD").strip();
    for (Workspace workspace : made) {
      assertThat(workspace.base().hex()).isEqualTo(head);
      assertThat(
              fixture.shell("diff -r --exclude=.git " + clone + " " + workspace.files() + " 2>&1"))
          .isEmpty();
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static final class Series {

    private final String name;
    private final List<Double> times = new ArrayList<>();
    private long cpu;

    Series(String name) {
      this.name = name;
    }

    void measure(int run, Step step) throws Exception {
      long usedBefore = ticks();
      long begun = System.nanoTime();
      step.run();
      double took = (System.nanoTime() - begun) / 1e6;
      if (run >= WARM_UP) {
        times.add(took);
        cpu += ticks() - usedBefore;
      }
    }

    void print(Series baseline) {
      System.out.printf(
          "| %s | %.0f | %.0f | %.0f | %.1f times | %.0f |%n",
          name,
          median(),
          Collections.min(times),
          Collections.max(times),
          baseline.median() / median(),
          (double) cpu * TICK_MS / times.size());
    }

    private double median() {
      List<Double> sorted = times.stream().sorted().toList();
      return sorted.get(sorted.size() / 2);
    }

    /**
     * Of this process and of all its children that have ended; a tick is a hundredth of a second.
     */
    private static long ticks() throws IOException {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int i = 0; i < TIMES; i++) {
        ticks += Long.parseLong(fields[FIRST_OF_TIMES + i]);
      }
      return ticks;
    }
  }
}
