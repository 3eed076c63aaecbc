package io.operationscenter.deploy.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A bare origin, and an agent that is wrong at first and right once it is told what validation
 * found. Where the card says so it hangs ("without ever ending"), asks ("after a question") or
 * fills the disk ("with all the space there is"). It writes what it does into a journal, so that a
 * test can tell whether two of them ever lived at once.
 */
final class SampleRepository {

  /** Exits 0 when every answer is right. */
  static final String VALIDATION = "sh check.sh";

  private final Path origin;
  private final Path agent;
  private final Path journal;

  private SampleRepository(Path origin, Path agent, Path journal) {
    this.origin = origin;
    this.agent = agent;
    this.journal = journal;
  }

  static SampleRepository in(Path folder) throws IOException, InterruptedException {
    Path origin = folder.resolve("origin.git");
    Path work = Files.createDirectories(folder.resolve("work"));
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", origin.toString());
    git(work, "init", "--quiet", "--initial-branch=main", ".");
    Files.writeString(work.resolve("README"), "Answers, one a file.\n");
    Files.writeString(
        work.resolve("check.sh"),
        """
        for answer in answers/*; do
          [ ! -e "$answer" ] || [ "$(cat "$answer")" = right ] || { echo "$answer is not right" >&2; exit 1; }
        done
        """);
    git(work, "add", ".");
    git(
        work,
        "-c",
        "user.name=Sample",
        "-c",
        "user.email=sample@example.com",
        "commit",
        "-qm",
        "Begin");
    git(work, "push", "--quiet", origin.toString(), "main");
    Path journal = Files.createDirectories(folder.resolve("journal"));
    Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path agent =
        Files.writeString(
            folder.resolve("agent"),
            """
            #!/bin/sh
            set -eu
            goal=$1 workspace=$2 journal='%s'
            number=$(sed -n 's/.*answer number \\([0-9][0-9]*\\).*/\\1/p' "$goal" | head -n 1)
            umask 0
            exec 9>>"$journal/$number.alive"
            flock -n 9 || echo "$number" >>"$journal/overlaps"
            echo "$number" >>"$journal/starts"
            while [ -e "$journal/hold" ]; do sleep 0.05; done
            if grep -q 'with all the space there is' "$goal"; then
              cat /dev/zero >"$workspace/filler" || echo full >>"$journal/full"
            fi
            if grep -q 'without ever ending' "$goal"; then sleep 3600; fi
            if grep -q 'after a question' "$goal"; then
              read -r word || { echo 'nobody answers the question' >&2; exit 4; }
            fi
            mkdir -p "$workspace/answers"
            if grep -q '## Validation Feedback' "$goal"; then word=right; else word=wrong; fi
            echo "$word" >"$workspace/answers/$number"
            echo "answer $number is $word"
            """
                .formatted(journal));
    Files.setPosixFilePermissions(agent, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new SampleRepository(origin, agent, journal);
  }

  /** Agents run as a user of their own and must reach what lies below. */
  static void openToAll(Path folder) throws IOException {
    for (Path each = folder;
        each != null && !each.equals(Path.of("/tmp"));
        each = each.getParent()) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
      if (each.getFileName().toString().startsWith("junit")) {
        return;
      }
    }
  }

  Path origin() {
    return origin;
  }

  Path agent() {
    return agent;
  }

  /** Agents wait as long as the file is there. */
  Path hold() {
    return journal.resolve("hold");
  }

  /** Whether an agent has filled the disk. */
  boolean diskFilled() throws IOException {
    return !lines("full").isEmpty();
  }

  /** How often an agent began to work on the answer. */
  long starts(int number) throws IOException {
    return lines("starts").stream().filter(Integer.toString(number)::equals).count();
  }

  /** Answers at which two agents worked at once. */
  List<String> overlaps() throws IOException {
    return lines("overlaps");
  }

  private List<String> lines(String name) throws IOException {
    Path file = journal.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Branches of the origin that belong to the task. */
  List<String> branches(String taskId) throws IOException, InterruptedException {
    return git(origin, "for-each-ref", "--format=%(refname:short)", "refs/heads/auto")
        .lines()
        .filter(branch -> branch.startsWith("auto/" + taskId))
        .toList();
  }

  /** The answer on a branch. */
  String answer(String branch, int number) throws IOException, InterruptedException {
    return git(origin, "show", branch + ":answers/" + number).strip();
  }

  /** How many commits the branch is ahead of main. */
  int commits(String branch) throws IOException, InterruptedException {
    return Integer.parseInt(git(origin, "rev-list", "--count", "main.." + branch).strip());
  }

  static String git(Path folder, String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(
          "git %s in %s: %s".formatted(List.of(arguments), folder, output));
    }
    return output;
  }
}
