package io.operationscenter.kit.cli;

import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.service.StartRefused;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line of one service binary. Only {@code serve} starts Quarkus; every other command is
 * a plain class with {@code @Command} and {@code @Vetoed}, which keeps it from becoming a bean. A
 * service adds its own with {@link #with}.
 */
public final class ServiceMain {

  private final CommandLine commandLine;

  private ServiceMain(CommandLine commandLine) {
    this.commandLine = commandLine;
  }

  /**
   * The commands every service has: {@code serve}, {@code verify}, {@code version}, {@code help}.
   */
  public static ServiceMain of(Service service) {
    return of(
        service,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  /** The same with other writers than those of the process. */
  public static ServiceMain of(Service service, PrintWriter out, PrintWriter err) {
    CommandLine root = new CommandLine(new RootCommand());
    root.setCommandName(service.id());
    root.setOut(out);
    root.setErr(err);
    return new ServiceMain(root)
        .with(new Serve(service))
        .with(new VerifyEvidence())
        .with(new ShowVersion(service))
        .with(new HelpCommand());
  }

  /** Calls it in usage texts what a person types; without this it is the service's name. */
  public ServiceMain named(String program) {
    commandLine.setCommandName(program);
    return this;
  }

  /** Adds a command, in place of one of the same name. */
  public ServiceMain with(Object command) {
    CommandLine added = command instanceof CommandLine already ? already : new CommandLine(command);
    if (commandLine.getSubcommands().containsKey(added.getCommandName())) {
      commandLine.getCommandSpec().removeSubcommand(added.getCommandName());
    }
    commandLine.addSubcommand(added);
    return this;
  }

  /** Runs what the arguments ask for and returns the exit code. */
  public int run(String... arguments) {
    commandLine.setOut(commandLine.getOut());
    commandLine.setErr(commandLine.getErr());
    commandLine.setParameterExceptionHandler(ServiceMain::explainUsage);
    commandLine.setExecutionExceptionHandler(ServiceMain::explainFailure);
    int code = commandLine.execute(arguments);
    if (commandLine.getOut().checkError()) {
      commandLine.getErr().println("The output could not be written completely.");
      return code == ExitCode.OK ? ExitCode.FAILED : code;
    }
    return code;
  }

  private static int explainUsage(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, err);
    boolean option =
        problem instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption();
    if (command.getParent() == null && !option) {
      // Without a command, or with one there is not (spec 07 §4)
      command.usage(command.getOut());
      return ExitCode.FAILED;
    }
    command.usage(err);
    return ExitCode.USAGE;
  }

  private static int explainFailure(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (failure instanceof StartRefused refusal) {
      command.getErr().println(refusal.getMessage());
      return refusal.exitCode();
    }
    failure.printStackTrace(command.getErr());
    return ExitCode.FAILED;
  }
}
