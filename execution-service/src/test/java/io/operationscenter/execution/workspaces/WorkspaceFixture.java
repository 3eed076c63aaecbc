package io.operationscenter.execution.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.execution.programs.RunPrograms;
import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.GitSettings;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.process.Command;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.Outcome.Ended;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.process.RunIdentity;
import io.operationscenter.kit.process.TimeLimit;
import io.operationscenter.kit.service.DataRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A bare origin, a person's clone of it, and workspaces on a data root of their own. */
final class WorkspaceFixture implements AutoCloseable {

  static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  static final String TASK = "auto/t-1-add-it";

  /** Different in each test class that runs at the same time: survivors are found by it. */
  private static final AtomicInteger NEXT_USER = new AtomicInteger(61_110);

  private static final int NOBODY = 65_534;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ContractCodec CODEC =
      ContractCodec.withRandomIds(Clock.fixed(AT, ZoneOffset.UTC));

  final Path directory;
  final ProcessRunner runner =
      new ProcessRunner(System.getenv(), () -> UUID.randomUUID().toString(), System::nanoTime);
  final Git git = new Git(runner, GitSettings.DEFAULT);
  final RunUser user;
  final ConfinedPrograms programs;
  final WorkspacePlaces places;
  final StopSignal stop = new StopSignal();

  WorkspaceFixture(Path directory) throws IOException {
    this.directory = directory;
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    int uid = NEXT_USER.getAndIncrement();
    user = RunUser.of(new RunIdentity(uid, uid), runner.ownUid());
    programs = new ConfinedPrograms(new RunPrograms(runner), user, SecretMask.KNOWN_SHAPES);
    Path root = Files.createDirectory(directory.resolve("root"));
    places = WorkspacePlaces.of(new DataRoot(root), user);
    shell("git init -q --bare -b main origin.git && git init -q -b main clone");
    inClone("git remote add origin " + origin());
    commit("README.md", "hello\n");
  }

  String origin() {
    return directory.resolve("origin.git").toString();
  }

  GitWorkspaces workspaces() {
    return workspaces(FreeSpace.real());
  }

  GitWorkspaces workspaces(FreeSpace disk) {
    return workspaces(disk, programs);
  }

  /** Those of a service that is not uid 0, whose agents are the same user as itself. */
  GitWorkspaces workspacesOfOneUser() {
    RunUser ourselves = RunUser.of(user.identity(), NOBODY);
    return workspaces(
        FreeSpace.real(),
        new ConfinedPrograms(new RunPrograms(runner), ourselves, SecretMask.KNOWN_SHAPES));
  }

  /** Workspaces elsewhere than below the data root. */
  GitWorkspaces workspacesIn(WorkspacePlaces elsewhere) {
    return workspaces(elsewhere, FreeSpace.real(), programs);
  }

  private GitWorkspaces workspaces(FreeSpace disk, ConfinedPrograms programs) {
    return workspaces(places, disk, programs);
  }

  private GitWorkspaces workspaces(
      WorkspacePlaces where, FreeSpace disk, ConfinedPrograms programs) {
    RepositoryAccess access = new RepositoryAccess(new ConfigurationInUse.Defaults("none"));
    return new GitWorkspaces(
        git, where, access, programs, new GitWorkspaces.Limits(new ScopeRules(50, 2_000), disk));
  }

  /** An order for a run, with members of request and repository changed. */
  WorkspaceOrder order(String run, Consumer<ObjectNode> request, Consumer<ObjectNode> repository) {
    ObjectNode settings =
        JSON.createObjectNode().put("clone_url", origin()).put("default_branch", "main");
    repository.accept(settings);
    ObjectNode asked =
        JSON.createObjectNode()
            .put("run_id", run)
            .put("proposal_id", "p-1")
            .put("decision_id", "d-1")
            .put("goal_text", "Add it")
            .put("repo_key", "sample")
            .put("clone_url", settings.path("clone_url").asText())
            .put("base_branch", "main")
            .put("task_branch", TASK)
            .put("workspace_path", places.files(run).toString())
            .put("requested_at", AT.toString());
    request.accept(asked);
    return new WorkspaceOrder(
        CODEC.read(ExecutionRequest.class, asked),
        CODEC.read(ManagedRepository.class, settings),
        stop);
  }

  WorkspaceOrder order(String run) {
    return order(run, _ -> {}, _ -> {});
  }

  /** Lets an agent work: a confined bash script in the workspace, which must succeed. */
  String agent(Workspace workspace, String script) throws InterruptedException {
    Outcome outcome =
        programs.run(
            workspace.files(),
            List.of("bash", "-ec", script),
            Map.of(),
            Duration.ofSeconds(50),
            new StopSignal());
    return output(script, outcome);
  }

  /** Commits a file in the person's clone and pushes it to main. */
  ObjectId commit(String path, String content) throws IOException {
    Path file = directory.resolve("clone").resolve(path);
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

  String inOrigin(String script) {
    return shell("cd origin.git && " + script);
  }

  String inOurs(String run, String script) {
    return shell("cd " + places.repository(run).directory() + " && " + script);
  }

  String shell(String script) {
    Command command =
        Command.of(directory, "bash", "-ec", script)
            .withTime(TimeLimit.of(Duration.ofSeconds(50)))
            .withEnvironment(
                Map.of(
                    "HOME", directory.toString(),
                    "GIT_CONFIG_NOSYSTEM", "1",
                    "GIT_AUTHOR_NAME", "Person",
                    "GIT_AUTHOR_EMAIL", "person@example.com",
                    "GIT_COMMITTER_NAME", "Person",
                    "GIT_COMMITTER_EMAIL", "person@example.com"));
    return output(script, runner.run(command));
  }

  private static String output(String script, Outcome outcome) {
    assertThat(outcome.succeeded())
        .as(
            () ->
                script
                    + ": "
                    + outcome.inWords()
                    + (outcome instanceof Ended ended
                        ? "\n" + ended.report().stdout().text() + ended.report().stderr().text()
                        : ""))
        .isTrue();
    return ((Ended) outcome).report().stdout().verbatim();
  }

  @Override
  public void close() {
    runner.close();
  }
}
