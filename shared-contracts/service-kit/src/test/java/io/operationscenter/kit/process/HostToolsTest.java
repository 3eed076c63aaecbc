package io.operationscenter.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostToolsTest {

  @TempDir private Path folder;

  @Test
  void triesProgramsWithoutOurEnvironment() throws IOException {
    // Given
    Path seen = folder.resolve("environment");
    List<String> asUser = List.of("/bin/sh", "-c", "env > '" + seen + "'; exec \"$@\"", "as-user");

    // When
    boolean executable = new HostTools().mayExecute(asUser, Path.of("/bin/sh"));

    // Then
    Set<String> ours = new HashSet<>(System.getenv().keySet());
    ours.removeAll(Set.of("PWD", "OLDPWD", "SHLVL", "_")); // which a shell sets itself
    assertThat(executable).isTrue();
    assertThat(ours).isNotEmpty();
    assertThat(Files.readAllLines(seen))
        .extracting(line -> line.split("=", 2)[0])
        .doesNotContainAnyElementsOf(ours);
  }

  @Test
  void triesAgainWhatASignalEnded() throws IOException {
    // Given
    Path before = folder.resolve("before");
    List<String> killedAtFirst =
        List.of(
            "/bin/sh",
            "-c",
            "[ -e '" + before + "' ] || { : >'" + before + "'; kill -9 $$; }; exec \"$@\"",
            "killed-at-first");

    // When
    boolean executable = new HostTools().mayExecute(killedAtFirst, Path.of("/bin/sh"));

    // Then
    assertThat(before).exists();
    assertThat(executable).isTrue();
  }

  @Test
  void givesUpWhenASignalEndsEveryAttempt() {
    // Given
    List<String> alwaysKilled = List.of("/bin/sh", "-c", "kill -9 $$", "always-killed");

    // When
    String why = new HostTools().whyNot(alwaysKilled);

    // Then
    assertThat(why).isEqualTo("exit code 137");
  }
}
