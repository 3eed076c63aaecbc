package io.operationscenter.kit.config.generated;

import static io.operationscenter.kit.config.Samples.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.config.file.ConfigurationReading;
import io.operationscenter.kit.config.file.LoadedConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an editor, a disk or a person does to the file, the answer is values or faults. */
class MutatedExampleTest {

  private static final long SEED = 20260428;
  private static final int EDITS = 10_000;
  private static final String[] FRAGMENTS = {
    ":",
    "-",
    "  ",
    "\t",
    "\n",
    "#",
    "{",
    "}",
    "[",
    "]",
    "*a",
    "&a ",
    "!!java.lang.Runtime ",
    "'",
    "\"",
    "|",
    ">",
    "<<: *a",
    "---\n",
    "? ",
    "%YAML 9.9\n",
    "null",
    "1e999",
    "-1",
    ".nan",
    "true",
    "\uFEFF",
    "\u0000",
    "\uD83D\uDE00",
    "99999999999999999999",
    "~",
    "@",
    "`",
    ", ",
    "é",
    "\r"
  };

  @TempDir Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void answersWithValuesOrFaults() throws IOException {
    // Given
    Random random = new Random(SEED);
    String example =
        ExampleConfiguration.text(true)
            .lines()
            .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
            .reduce("", (text, line) -> text + line + "\n");
    Path file = folder.resolve("mutated.yaml");
    int usable = 0;
    int refused = 0;

    // When
    for (int edit = 0; edit < EDITS; edit++) {
      String text = example;
      for (int i = random.nextInt(3); i >= 0; i--) {
        text = mutate(text, random);
      }
      Files.writeString(file, text.replaceAll("[\uD800-\uDBFF](?![\uDC00-\uDFFF])", ""));
      switch (FILE.examine(file)) {
        case LoadedConfiguration _ -> usable++;
        case ConfigurationReading.Refused(var faults) -> {
          assertThat(faults).as("edit %d of seed %d", edit, SEED).isNotEmpty();
          refused++;
        }
      }
    }

    // Then
    System.out.printf(
        "%d edits of the example (seed %d): %d usable, %d refused%n", EDITS, SEED, usable, refused);
    assertThat(usable).isPositive();
    assertThat(refused).isGreaterThan(EDITS / 2);
  }

  private static String mutate(String text, Random random) {
    if (text.isEmpty()) {
      return fragment(random);
    }
    int at = random.nextInt(text.length());
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int line = random.nextInt(lines.size());
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1, 2 -> text.substring(0, at) + fragment(random) + text.substring(at);
      case 3 -> text.substring(0, at);
      case 4 -> {
        lines.add(random.nextInt(lines.size()), lines.get(line));
        yield String.join("\n", lines) + "\n";
      }
      case 5 -> {
        lines.set(line, " ".repeat(random.nextInt(6)) + lines.get(line).strip());
        yield String.join("\n", lines) + "\n";
      }
      case 6 -> {
        lines.set(line, lines.get(line).replaceFirst(":.*", ": " + quoted(fragment(random))));
        yield String.join("\n", lines) + "\n";
      }
      default -> {
        lines.remove(line);
        yield String.join("\n", lines) + "\n";
      }
    };
  }

  private static String fragment(Random random) {
    return FRAGMENTS[random.nextInt(FRAGMENTS.length)];
  }

  private static String quoted(String fragment) {
    return fragment.replace("\\", "\\\\").replace("$", "\\$");
  }
}
