package io.operationscenter.planner.shell;

import io.operationscenter.contracts.lanes.RunAnswer;
import io.operationscenter.contracts.lanes.RunCommand;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.Visible;
import io.operationscenter.planner.shell.rest.RequestPath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has a lane run one card now and follows it to its end. */
abstract class RunTask extends AboutRun {

  @Option(
      names = "--role",
      defaultValue = "goal",
      description = "The lane: goal, test, improve; default ${DEFAULT-VALUE}.")
  private String role;

  @Option(
      names = "--follow",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Wait for its end, which is the default, or do not.")
  private boolean follow;

  @Mixin private final OutputOption output = new OutputOption();

  RunTask(Surroundings surroundings) {
    super(surroundings);
  }

  /** The card to run; null takes the next candidate. */
  abstract @Nullable String taskId();

  @Override
  final int perform() throws Exception {
    RunAnswer answer =
        services()
            .planner()
            .post(
                RunAnswer.class,
                RequestPath.of("v1", "lanes", role, "run"),
                new RunCommand(taskId()));
    String ticketId = answer.ticketId();
    if (!answer.status().equals("started") || ticketId == null || !follow) {
      show(answer);
      return exitCode(answer);
    }
    say("%s: %s".formatted(answer.status(), answer.message()));
    RunAccount account = follow(services().execution(), ticketId);
    show(account);
    return Follow.exitCode(account);
  }

  private void show(RunAnswer answer) {
    if (output.json()) {
      printJson(answer);
    } else {
      print(List.of(Visible.line(answer.status() + ": " + answer.message())));
    }
  }

  private void show(RunAccount account) {
    if (!output.json()) {
      print(text().account(account, evidenceOf(account.ticket())));
    } else if (account.ticket().result() != null) {
      printJson(account.ticket().result());
    } else {
      printJson(account.ticket());
    }
  }

  /** Without a ready card it is 1, as ever (spec 07 §5). */
  private static int exitCode(RunAnswer answer) {
    return switch (answer.status()) {
      case "started" -> ExitCode.OK;
      case "no_task" -> ExitCode.FAILED;
      default -> ExitCode.REFUSED;
    };
  }
}
