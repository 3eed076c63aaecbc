package io.operationscenter.kit.process;

import java.nio.file.Path;
import java.util.Map;

/** Started by a test under another user: runs one confined program and prints what came of it. */
final class ConfinedRunProgram {

  private ConfinedRunProgram() {}

  public static void main(String[] arguments) {
    Path workspace = Path.of(arguments[0]);
    try (ProcessRunner runner = new ProcessRunner(Map.of(), () -> "m", System::nanoTime)) {
      for (boolean pidNamespace : new boolean[] {true, false}) {
        Confinement confinement =
            new Confinement(
                "r", workspace, RunIdentity.DEFAULT, pidNamespace, ResourceLimits.NO_CORE_FILES);
        Outcome outcome =
            runner.run(
                Command.of(
                        workspace,
                        "/bin/bash",
                        "-c",
                        "id -u; grep NoNewPrivs /proc/self/status; setsid sleep 600 & sleep 0.1")
                    .confinedBy(confinement));
        System.out.println(outcome.inWords());
        if (outcome instanceof Outcome.Ended ended) {
          System.out.println("uid " + ended.report().uid());
          System.out.println("left " + ended.report().after().remaining().size());
          System.out.println(ended.report().stdout().text());
        }
      }
    }
  }
}
