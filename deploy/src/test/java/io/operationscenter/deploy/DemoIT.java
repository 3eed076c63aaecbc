package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/demo.md as they stand there, with the services this build packaged. */
class DemoIT {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern ROOT_LINE =
      Pattern.compile("(?m)^Everything of this demo lies in (.*)$");
  private static final int MINUTES = 10;

  @TempDir Path temporary;

  @Test
  void everyCommandOfTheDocumentDoesWhatItSays() throws Exception {
    // Given
    List<String> blocks = blocks();
    assertThat(blocks).hasSize(3);

    // When
    String sample = run(blocks.get(0));
    String own = run(blocks.get(1));
    String policy = run(blocks.get(2));

    // Then
    assertThat(sample)
        .contains("The demo succeeded.")
        .contains("a fresh clone of the branch passes the test")
        .contains("Policy      require_review")
        .contains("repo_budget_exceeded")
        .doesNotContain("NOT OK");
    assertThat(own)
        .contains("The demo succeeded.", "the checkout is as it was")
        .containsPattern("(?m)^ +auto/[0-9a-f-]{36}-correct-the-spelling")
        .doesNotContain("NOT OK");
    assertThat(policy)
        .contains("The demo succeeded.", "review.required", "the approval is used by")
        .contains("the approval is granted", "branches pushed so far: 1")
        .doesNotContain("NOT OK");
    for (String output : List.of(sample, own, policy)) {
      assertThat(secretsIn(output)).isEmpty();
      assertThat(rootOf(output).resolve("run")).isDirectoryNotContaining("glob:**.pid");
    }
  }

  private static Path rootOf(String output) {
    Matcher root = ROOT_LINE.matcher(output);
    assertThat(root.find()).isTrue();
    return Path.of(root.group(1));
  }

  /** The tokens of the demo's installation that its output shows. */
  private static List<String> secretsIn(String output) throws IOException {
    List<String> shown = new ArrayList<>();
    try (Stream<Path> secrets = Files.list(rootOf(output).resolve("secrets"))) {
      for (Path secret : secrets.toList()) {
        if (output.contains(Files.readString(secret).strip())) {
          shown.add(secret.getFileName().toString());
        }
      }
    }
    return shown;
  }

  private static List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(ProjectCopy.ROOT.resolve("docs/demo.md")))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private String run(String commands) throws IOException, InterruptedException {
    Path output = Files.createTempFile(temporary, "demo", ".out");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", commands)
            .directory(ProjectCopy.ROOT.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroy();
      process.waitFor();
      throw new AssertionError(
          "still running after %d min: %s".formatted(MINUTES, Files.readString(output)));
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", temporary.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("OPERATIONS_CENTER_START_TIMEOUT", "300");
    for (String service : LocalSet.SERVICES) {
      environment.put(
          LocalSet.variable(service, "BINARY"), LauncherIT.packaged(service).toString());
    }
    return environment;
  }
}
