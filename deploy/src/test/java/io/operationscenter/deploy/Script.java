package io.operationscenter.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program started with exactly the given environment, its output in files. */
record Script(Process process, Path out, Path err) {

  /** What a finished program left. */
  record Outcome(int status, String out, String err) {}

  static Script start(Path cwd, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile("script", ".out");
    Path err = Files.createTempFile("script", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(cwd.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Script(builder.start(), out, err);
  }

  static Outcome run(Path cwd, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    return start(cwd, environment, List.of(command)).outcome();
  }

  Outcome outcome() throws IOException, InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("still running after 120 s; it said: " + Files.readString(err));
    }
    Outcome outcome =
        new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return outcome;
  }

  static void assumeInstalled(String program) {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!installed) {
      System.out.println(program + " is not installed, so a test that needs it is skipped");
    }
    assumeTrue(installed, program + " is not installed");
  }
}
