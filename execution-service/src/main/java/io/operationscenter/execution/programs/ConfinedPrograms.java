package io.operationscenter.execution.programs;

import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.process.Command;
import io.operationscenter.kit.process.Confinement;
import io.operationscenter.kit.process.Containment;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.ResourceLimits;
import io.operationscenter.kit.process.RunIdentity;
import io.operationscenter.kit.process.RunReport;
import io.operationscenter.kit.process.Sweep;
import io.operationscenter.kit.process.TimeLimit;
import io.operationscenter.kit.process.Traces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs that are not ours in the workspace of a run: agents, bootstrap, validation. They
 * get the user of runs, no privileges, an environment made from nothing, a home of the run's own,
 * closed input and bounded, masked output; at the end of their time, or of the run, the whole tree
 * is killed (design §6, spec 03 §3).
 */
@Singleton
public final class ConfinedPrograms {

  /** Of the user of runs; more than any build needs, fewer than a fork bomb makes. */
  private static final long MOST_PROCESSES = 8_192;

  private static final String EGRESS = " egress=host (unconfined)";

  private final RunPrograms programs;
  private final RunUser user;
  private final SecretMask mask;

  /** Starts nothing yet. */
  public ConfinedPrograms(RunPrograms programs, RunUser user, SecretMask mask) {
    this.programs = programs;
    this.user = user;
    this.mask = mask;
  }

  /**
   * Blocks until the program and its whole tree are gone.
   *
   * @param workspace where it works; its folder name marks every process of the run
   * @param argv program and arguments, never a shell line
   * @param environment besides PATH and locale; wins over HOME and TMPDIR
   * @param limit wall-clock time, then SIGKILL
   */
  public Outcome run(
      Path workspace,
      List<String> argv,
      Map<String, String> environment,
      Duration limit,
      StopSignal stop)
      throws InterruptedException {
    return programs.run(command(workspace, argv, environment, limit), stop);
  }

  /** Runs a command made by {@link #command}, which may have been narrowed further. */
  public Outcome run(Command command, StopSignal stop) throws InterruptedException {
    if (command.confinement() == null) {
      throw new IllegalArgumentException(
          "program " + command.argv().getFirst() + " must be confined");
    }
    return programs.run(command, stop);
  }

  /**
   * What {@link #run} would start, for callers that change its input or how much output is kept.
   */
  public Command command(
      Path workspace, List<String> argv, Map<String, String> environment, Duration limit) {
    Map<String, String> variables = new HashMap<>();
    Path home = homeOf(workspace);
    if (Files.isDirectory(home)) {
      variables.put("HOME", home.toString());
      variables.put("TMPDIR", home.resolve("tmp").toString());
    }
    variables.putAll(environment);
    return Command.of(workspace, argv)
        .withEnvironment(variables)
        .withTime(new TimeLimit(limit, Duration.ZERO))
        .withMask(mask)
        .confinedBy(
            new Confinement(markerOf(workspace), workspace, user.identity(), true, limits()));
  }

  /**
   * Kills what is left of a run.
   *
   * @param workspace its files, which need not exist any more
   */
  public Sweep end(Path workspace) throws InterruptedException {
    return programs.sweep(new Traces(markerOf(workspace), ownUser(), workspace));
  }

  /** Kills what is left of all runs that this service does not run now. */
  public Sweep endAllBelow(Path workspaces) throws InterruptedException {
    return programs.sweep(new Traces(null, ownUser(), workspaces));
  }

  /** The user that programs get. */
  public RunUser user() {
    return user;
  }

  /** Where programs are looked for unless their environment says otherwise. */
  public static String searchPath() {
    return System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
  }

  /** The level of every program that runs here, e.g. {@code process uid=60978 no_new_privs}. */
  public String containment() {
    return user.differs()
        ? "process uid=" + user.identity().uid() + " no_new_privs"
        : "process own_user no_new_privs";
  }

  /** The level that a program had; says also how its tree was held and what it could reach. */
  public String containment(RunReport report) {
    return containment()
        + (report.containment() == Containment.PID_NAMESPACE
            ? " pid_namespace"
            : " survivor_search")
        + EGRESS;
  }

  /** What marks the processes of the run whose files lie in the workspace. */
  public static String markerOf(Path workspace) {
    return String.valueOf(workspace.getFileName());
  }

  /** Home of the programs of a workspace, beside it; they have none where it does not exist. */
  public static Path homeOf(Path workspace) {
    return workspace.resolveSibling(markerOf(workspace) + ".home");
  }

  private @Nullable RunIdentity ownUser() {
    return user.differs() ? user.identity() : null;
  }

  private ResourceLimits limits() {
    return user.differs()
        ? new ResourceLimits(0L, MOST_PROCESSES, null, null, null)
        : ResourceLimits.NO_CORE_FILES;
  }
}
