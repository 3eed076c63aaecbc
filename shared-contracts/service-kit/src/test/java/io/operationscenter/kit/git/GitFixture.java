package io.operationscenter.kit.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import io.operationscenter.kit.process.Command;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.Outcome.Ended;
import io.operationscenter.kit.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A remote repository with a history of its own, and a person who works in a clone of it. */
final class GitFixture implements AutoCloseable {

  static final Person BOT = new Person("Bot", "bot@example.com");
  static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  final ProcessRunner runner =
      new ProcessRunner(System.getenv(), () -> UUID.randomUUID().toString(), System::nanoTime);
  final Git git = new Git(runner, GitSettings.DEFAULT);
  final Path directory;
  final Path clone;
  final Remote remote;

  GitFixture(Path directory) throws IOException {
    this.directory = directory;
    this.clone = directory.resolve("clone");
    Path origin = directory.resolve("origin.git");
    this.remote = new Remote(new RemoteUrl(origin.toString()), null);
    shell("git init -q --bare -b main origin.git && git init -q -b main clone");
    inClone("git remote add origin " + origin);
    commit("README.md", "hello\n");
  }

  /** Commits a file in the person's clone and pushes it to main. */
  ObjectId commit(String path, String content) throws IOException {
    Path file = clone.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    inClone("git add -A && git commit -qm 'change' && git push -q origin HEAD:main");
    return head();
  }

  ObjectId head() {
    return new ObjectId(inClone("git rev-parse HEAD").strip());
  }

  String inClone(String script) {
    return shell("cd clone && " + script);
  }

  /** Where a branch of the remote stands; empty when there is none. */
  String remoteBranch(String branch) {
    return shell("git --git-dir=origin.git rev-parse -q --verify refs/heads/" + branch + " || true")
        .strip();
  }

  String shell(String script) {
    Outcome outcome =
        runner.run(
            Command.of(directory, "bash", "-ec", script)
                .withEnvironment(
                    Map.of(
                        "HOME", directory.toString(),
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "Person",
                        "GIT_AUTHOR_EMAIL", "person@example.com",
                        "GIT_COMMITTER_NAME", "Person",
                        "GIT_COMMITTER_EMAIL", "person@example.com")));
    assertThat(outcome.succeeded())
        .as(
            () ->
                script
                    + ": "
                    + outcome.inWords()
                    + "\n"
                    + ((Ended) outcome).report().stderr().text())
        .isTrue();
    return ((Ended) outcome).report().stdout().text();
  }

  Repository mirror() {
    Mirror mirror = new Mirror(git);
    return done(
        mirror
            .create(directory.resolve("mirror.git"))
            .then(repository -> mirror.fetch(repository, remote)));
  }

  Repository runRepository(Repository mirror) {
    return done(
        new RunRepository().create(directory.resolve("run.git"), mirror, List.of(".kodo/")));
  }

  /** A workspace as an agent gets it. */
  Path workspace(Repository run, ObjectId commit) throws IOException {
    Path workspace = Files.createDirectory(directory.resolve("workspace"));
    return done(
        new AgentCheckout(git)
            .create(
                workspace,
                run,
                new AgentCheckout.Start(
                    commit,
                    RefName.branch("auto/1-task"),
                    BOT,
                    Map.of(RefName.origin("main"), commit))));
  }

  ObjectId commitFiles(Repository run, ObjectId base, Path workspace) {
    return done(
        new TreeWriter(git)
            .snapshot(run, base, workspace, TreeWriter.Untouched.NONE)
            .then(
                snapshot ->
                    new CommitWriter(git)
                        .write(
                            run,
                            new CommitWriter.Draft(
                                snapshot.tree(), List.of(base), BOT, AT, "Do the task"))));
  }

  static <T> T done(GitResult<T> result) {
    return switch (result) {
      case Done<T>(T value) -> value;
      case Failed<T>(GitFailure failure) -> throw new AssertionError(failure.inWords());
    };
  }

  static GitFailure failure(GitResult<?> result) {
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed<?>) result).failure();
  }

  static List<Path> filesBelow(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).toList());
    }
  }

  @Override
  public void close() {
    runner.close();
  }
}
