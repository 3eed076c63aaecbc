package io.operationscenter.kit.process;

import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.Reason;
import io.operationscenter.kit.process.ProgramLookup.Found;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a command is going to be started: the whole line with the tools in front of the program.
 *
 * @param line argument vector: session, limits, namespace, privileges, program, in this order
 * @param identity user it runs as; null = our own
 */
record LaunchPlan(List<String> line, Containment containment, @Nullable RunIdentity identity) {

  LaunchPlan {
    line = List.copyOf(line);
  }

  /** The plan, or why there is none. */
  sealed interface Planned {
    record Ready(LaunchPlan plan) implements Planned {}

    record Impossible(NotStarted why) implements Planned {}
  }

  static Planned of(Command command, Map<String, String> environment, HostTools tools) {
    if (!Files.isDirectory(command.directory())) {
      return impossible(
          Reason.DIRECTORY_MISSING, "directory " + command.directory() + " does not exist");
    }
    String path = environment.getOrDefault("PATH", ChildEnvironment.DEFAULT_PATH);
    try {
      Confinement confinement = command.confinement();
      return confinement == null
          ? trusted(command, path, tools)
          : confined(command, confinement, path, tools);
    } catch (HostTools.MissingToolException e) {
      return impossible(Reason.TOOL_MISSING, String.valueOf(e.getMessage()));
    }
  }

  private static Planned trusted(Command command, String path, HostTools tools) {
    return switch (ProgramLookup.find(command, path, Files::isExecutable)) {
      case Found.Missing(NotStarted why) -> new Planned.Impossible(why);
      case Found.Program(Path file) -> {
        List<String> line = new ArrayList<>(List.of(tools.require("setsid")));
        addProgram(line, file, command);
        yield new Planned.Ready(new LaunchPlan(line, Containment.SURVIVOR_SEARCH, null));
      }
    };
  }

  private static Planned confined(
      Command command, Confinement confinement, String path, HostTools tools) {
    RunIdentity identity = tools.isRoot() ? confinement.identity() : null;
    List<String> privileges = identity == null ? tools.asOurselves() : tools.asUser(identity);
    String refusal = tools.whyNot(privileges);
    if (refusal != null) {
      String user = identity == null ? "" : " as uid " + identity.uid();
      return impossible(
          Reason.IDENTITY_UNAVAILABLE,
          "programs cannot be started" + user + " without privileges: " + refusal);
    }
    Predicate<Path> mayExecute =
        file ->
            Files.isExecutable(file)
                && (identity == null
                    || OpenToAll.mayExecute(file)
                    || tools.mayExecute(privileges, file));
    return switch (ProgramLookup.find(command, path, mayExecute)) {
      case Found.Missing(NotStarted why) -> new Planned.Impossible(why);
      case Found.Program(Path file) -> {
        List<String> line = new ArrayList<>(List.of(tools.require("setsid")));
        List<String> limits = confinement.limits().arguments();
        if (!limits.isEmpty()) {
          line.add(tools.require("prlimit"));
          line.addAll(limits);
        }
        Containment containment = Containment.SURVIVOR_SEARCH;
        if (confinement.pidNamespace() && tools.offersPidNamespace(privileges)) {
          containment = Containment.PID_NAMESPACE;
          line.addAll(tools.inPidNamespace());
        }
        line.addAll(privileges);
        addProgram(line, file, command);
        yield new Planned.Ready(new LaunchPlan(line, containment, identity));
      }
    };
  }

  private static void addProgram(List<String> line, Path file, Command command) {
    line.add(file.toString());
    line.addAll(command.argv().subList(1, command.argv().size()));
  }

  private static Planned impossible(Reason reason, String detail) {
    return new Planned.Impossible(new NotStarted(reason, detail));
  }
}
