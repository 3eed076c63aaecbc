package io.operationscenter.planner.shell;

import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.planner.shell.print.RunText;
import io.operationscenter.planner.shell.rest.ServiceClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A command about a run. */
abstract class AboutRun extends OperatorCommand {

  AboutRun(Surroundings surroundings) {
    super(surroundings);
  }

  final RunAccount follow(ServiceClient execution, String run) throws InterruptedException {
    return new Follow(execution, surroundings(), spec().commandLine().getErr()).untilEnded(run);
  }

  final RunText text() {
    return new RunText(surroundings().terminal(), surroundings().zone());
  }

  /** The folder where it lies on this machine, else below execution's root. */
  final @Nullable String evidenceOf(Ticket ticket) {
    String relative = ticket.evidence();
    if (relative == null) {
      return null;
    }
    Path here = surroundings().installation().dataRoot().path().resolve("execution");
    Path folder = here.resolve(relative).normalize();
    return folder.startsWith(here) && Files.isDirectory(folder)
        ? folder.toString()
        : relative + " below execution's root";
  }
}
