package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFilesTest {

  private static final Path ROOT = ProjectCopy.ROOT;

  @Test
  void theLicenceIsTheUnchangedTextOfTheAgpl() throws Exception {
    // https://www.gnu.org/licenses/agpl-3.0.txt
    assertThat(Archive.digest("SHA-256", Files.readAllBytes(ROOT.resolve("LICENSE"))))
        .isEqualTo("0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mvnw", "deploy/operations-center", "deploy/demo/demo", ".ci/run"})
  void commandsAreExecutable(String command) {
    assertThat(ROOT.resolve(command)).isExecutable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void everyPosixShellUnderstandsTheScripts(String shell) throws Exception {
    for (Path script : posixScripts()) {
      List<String> command = new ArrayList<>(List.of(shell.split(" ", -1)));
      Script.assumeInstalled(command.getFirst());
      command.addAll(List.of("-n", script.toString()));

      Script.Outcome outcome = run(command);

      assertThat(outcome.status()).as("%s: %s", script, outcome.err()).isZero();
    }
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    Script.assumeInstalled("shellcheck");
    List<String> command = new ArrayList<>(List.of("shellcheck"));
    posixScripts().forEach(script -> command.add(script.toString()));

    Script.Outcome outcome = run(command);

    assertThat(outcome.status()).as(outcome.out()).isZero();
  }

  private static List<Path> posixScripts() throws Exception {
    List<Path> scripts =
        new ArrayList<>(List.of(ROOT.resolve("mvnw"), ROOT.resolve("deploy/operations-center")));
    for (String folder : List.of("deploy/lib", "deploy/demo")) {
      try (Stream<Path> parts = Files.list(ROOT.resolve(folder))) {
        parts.forEach(scripts::add);
      }
    }
    return scripts;
  }

  private static Script.Outcome run(List<String> command) throws Exception {
    return Script.start(ROOT, Map.of("PATH", System.getenv("PATH")), command).outcome();
  }
}
