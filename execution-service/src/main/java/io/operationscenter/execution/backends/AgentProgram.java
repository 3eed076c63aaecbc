package io.operationscenter.execution.backends;

import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.process.Command;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.Outcome.Reason;
import io.operationscenter.kit.process.RunReport;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs one program of a backend in a workspace, confined and within the time of the run. */
@Singleton
public final class AgentProgram {

  private static final int SIGNAL = 128;

  private final ConfinedPrograms programs;
  private final SecretMask mask;
  private final Clock clock;

  /**
   * @param programs starts them
   * @param mask hides the service's secrets
   * @param clock measures the time of runs
   */
  public AgentProgram(ConfinedPrograms programs, SecretMask mask, Clock clock) {
    this.programs = programs;
    this.mask = mask;
    this.clock = clock;
  }

  /**
   * What to run.
   *
   * @param workspace where
   * @param argv program and arguments, never a shell line
   * @param environment besides PATH and locale
   * @param secrets values to hide in the output besides the service's own
   * @param deadline of the run
   */
  public record Launch(
      Path workspace,
      List<String> argv,
      Map<String, String> environment,
      Collection<String> secrets,
      Deadline deadline) {

    /** Copies what is mutable. */
    public Launch {
      argv = List.copyOf(argv);
      environment = Map.copyOf(environment);
      secrets = List.copyOf(secrets);
    }

    /** Names only. */
    @Override
    public String toString() {
      return "Launch[" + argv.getFirst() + ", workspace=" + workspace + "]";
    }
  }

  /** Blocks until the program and its whole tree are gone. */
  public ProgramEnd run(Launch launch, StopSignal stop) throws InterruptedException {
    Duration left = launch.deadline().left(clock);
    if (!left.isPositive()) {
      return new ProgramEnd.NotStarted(
          "no time is left of the run's " + launch.deadline().limit().toSeconds() + " s");
    }
    Command command =
        programs
            .command(launch.workspace(), launch.argv(), launch.environment(), left)
            .withMask(mask.with(launch.secrets()));
    Instant started = clock.instant();
    Outcome outcome = programs.run(command, stop);
    return switch (outcome) {
      case Outcome.Exited exited ->
          new ProgramEnd.Exited(exited.code(), output(started, exited.report(), ""));
      case Outcome.Signalled signalled ->
          new ProgramEnd.Exited(
              SIGNAL + signalled.signal(), output(started, signalled.report(), ""));
      case Outcome.TimedOut timedOut ->
          new ProgramEnd.TimedOut(
              output(
                  started,
                  timedOut.report(),
                  "\n[timeout: process group killed after %ds]"
                      .formatted(launch.deadline().limit().toSeconds())));
      case Outcome.Cancelled cancelled ->
          new ProgramEnd.Stopped(why(stop), output(started, cancelled.report(), ""));
      case Outcome.NotStarted notStarted -> notStarted(notStarted, stop);
    };
  }

  /** An argument vector without the secrets in it. */
  public List<String> masked(List<String> argv, Collection<String> secrets) {
    SecretMask all = mask.with(secrets);
    return argv.stream().map(all::mask).toList();
  }

  private ProgramEnd notStarted(Outcome.NotStarted notStarted, StopSignal stop) {
    if (stop.given().isPresent()) {
      return new ProgramEnd.StoppedBefore(why(stop));
    }
    String detail = mask.mask(notStarted.detail());
    return notStarted.reason() == Reason.PROGRAM_NOT_FOUND
        ? new ProgramEnd.Missing(detail)
        : new ProgramEnd.NotStarted(detail);
  }

  private ProgramEnd.Output output(Instant started, RunReport report, String note) {
    return new ProgramEnd.Output(
        report.stdout().text(),
        report.stderr().text() + note,
        started,
        clock.instant(),
        programs.containment(report));
  }

  private static String why(StopSignal stop) {
    return stop.given()
        .map(cause -> "the run was told to stop: " + cause.name().toLowerCase(Locale.ROOT))
        .orElse("the run was stopped because the service ends");
  }
}
