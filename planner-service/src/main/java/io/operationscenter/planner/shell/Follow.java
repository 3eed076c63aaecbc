package io.operationscenter.planner.shell;

import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.RunText;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceAway;
import io.operationscenter.planner.shell.rest.ServiceClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks at a run until it has ended. Each new step is a line; on a terminal a last line that is
 * written over says what it does now. A service that is being restarted is waited for.
 */
final class Follow {

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final int PATIENCE = 120;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final ServiceClient execution;
  private final Surroundings surroundings;
  private final PrintWriter err;
  private final RunText text;
  private int shown;
  private int looks;

  Follow(ServiceClient execution, Surroundings surroundings, PrintWriter err) {
    this.execution = execution;
    this.surroundings = surroundings;
    this.err = err;
    this.text = new RunText(surroundings.terminal(), surroundings.zone());
  }

  /** The account of the run once it has ended. */
  RunAccount untilEnded(String run) throws InterruptedException {
    int away = 0;
    while (true) {
      try {
        RunAccount account = account(execution, run);
        away = 0;
        showNew(account);
        if (account.ticket().state().terminal()) {
          return account;
        }
        progress(account);
      } catch (ServiceAway gone) {
        away++;
        if (away >= PATIENCE) {
          throw gone;
        }
        status("execution does not answer, still trying");
      }
      surroundings.pause().of(INTERVAL);
    }
  }

  static RunAccount account(ServiceClient execution, String run) {
    return execution.get(RunAccount.class, RequestPath.of("v1", "executions", run, "account"));
  }

  /** What a command that followed a run ends with. */
  static int exitCode(RunAccount account) {
    TicketState state = account.ticket().state();
    return switch (state) {
      case SUCCEEDED -> hasWarnings(account) ? ExitCode.FINDINGS : ExitCode.OK;
      case FAILED -> ExitCode.FAILED;
      case REFUSED, BLOCKED, EXPIRED, CANCELLED -> ExitCode.REFUSED;
      case ADMITTED, QUEUED, PREPARING, RUNNING, VALIDATING, PUBLISHING, SEALING -> ExitCode.OK;
    };
  }

  private static boolean hasWarnings(RunAccount account) {
    return account.outcome() != null && !account.outcome().trace().warnings().isEmpty();
  }

  private void showNew(RunAccount account) {
    List<TimelineEntry> timeline = account.timeline();
    if (timeline.size() <= shown) {
      return;
    }
    erase();
    Instant start = timeline.getFirst().at();
    timeline.subList(shown, timeline.size()).forEach(entry -> err.println(text.line(entry, start)));
    err.flush();
    shown = timeline.size();
  }

  private void progress(RunAccount account) {
    long seconds = looks * INTERVAL.toMillis() / 1000;
    status("%s, followed for %d s".formatted(account.ticket().state().wire(), seconds));
    looks++;
  }

  private void status(String words) {
    if (surroundings.terminal().err()) {
      err.print(ERASE_LINE + words);
      err.flush();
    }
  }

  private void erase() {
    if (surroundings.terminal().err()) {
      err.print(ERASE_LINE);
    }
  }
}
