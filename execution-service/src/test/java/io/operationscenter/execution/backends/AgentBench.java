package io.operationscenter.execution.backends;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.execution.programs.RunPrograms;
import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.config.file.ConfigurationReading;
import io.operationscenter.kit.config.file.LoadedConfiguration;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.secrets.Secrets;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.process.RunIdentity;
import io.operationscenter.kit.service.IdSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workspace, real programs as agents, and everything that adapters are made of. */
public final class AgentBench implements AutoCloseable {

  /** In the environment of the service; no agent may see it. */
  public static final String SERVICE_SECRET = "of-the-service-alone";

  private static final AtomicInteger USERS = new AtomicInteger(62_100);
  private static final Clock CLOCK = Clock.systemUTC();

  private final ContractCodec codec = new ContractCodec(CLOCK, AgentBench::id);
  private final Path directory;
  private final ProcessRunner runner;
  private final RunUser user;
  private final ConfinedPrograms confined;

  /** A bench in a directory of the test's own. */
  public AgentBench(Path directory) throws IOException {
    this.directory = directory;
    int uid = USERS.getAndIncrement();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SERVICE_SECRET", SERVICE_SECRET);
    runner = new ProcessRunner(environment, AgentBench::id, System::nanoTime);
    user = RunUser.of(new RunIdentity(uid, uid), runner.ownUid());
    confined = new ConfinedPrograms(new RunPrograms(runner), user, SecretMask.KNOWN_SHAPES);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectory(directory.resolve("bin"));
    Files.createDirectory(workspace());
    Files.writeString(workspace().resolve("given.txt"), "given\n");
    Files.createDirectories(ConfinedPrograms.homeOf(workspace()).resolve("tmp"));
    handOver();
  }

  /** Gives the workspace to the agents' user again. */
  public void handOver() throws IOException {
    user.handOver(workspace());
    user.handOver(ConfinedPrograms.homeOf(workspace()));
  }

  /** Where agents work. */
  public Path workspace() {
    return directory.resolve("oc-task-" + directory.getFileName());
  }

  /** A bash program that agents' users may run. */
  public Path script(String name, String body) throws IOException {
    Path script = directory.resolve("bin").resolve(name);
    Files.writeString(script, "#!/bin/bash\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  /** The operator's file with more sections. */
  public ConfigurationInUse configuration(String sections) throws IOException {
    Path file = directory.resolve("operations_center.yaml");
    String kodo = sections.contains("kodo: {") && sections.startsWith("kodo:") ? "" : "kodo: {}\n";
    Files.writeString(
        file,
        """
        plane: {mode: embedded}
        git: {}
        repos:
          sample: {clone_url: "git@example.org:owner/sample.git", default_branch: main}
        """
            + kodo
            + sections);
    OperatorConfigurationFile reader = new OperatorConfigurationFile(codec);
    return switch (reader.examine(file)) {
      case LoadedConfiguration loaded ->
          new ConfigurationInUse.FromFile(
              new ReloadableConfiguration(reader, loaded, CLOCK), Secrets.NONE);
      case ConfigurationReading.Refused refused ->
          throw new IllegalArgumentException(refused.faults().toString());
    };
  }

  /** What an adapter shall do. */
  public Order order() {
    return new Order(this);
  }

  /** Runs programs of backends. */
  public AgentProgram program() {
    return new AgentProgram(confined, SecretMask.KNOWN_SHAPES, CLOCK);
  }

  public AgentResults results() {
    return new AgentResults(CLOCK, AgentBench::id);
  }

  /** Aider of a service with these variables. */
  public AiderRun aider(ConfigurationInUse configuration, Map<String, String> variables) {
    return new AiderRun(program(), programs(configuration), keys(variables), results());
  }

  public OperatorPrograms programs(ConfigurationInUse configuration) {
    return new OperatorPrograms(configuration, directory, System::getenv);
  }

  public AgentKeys keys(Map<String, String> variables) {
    return new AgentKeys(variables::get);
  }

  public ConfinedPrograms confined() {
    return confined;
  }

  public RunUser user() {
    return user;
  }

  public Clock clock() {
    return CLOCK;
  }

  public IdSource ids() {
    return AgentBench::id;
  }

  /** Processes that carry the marker of the workspace's runs. */
  public List<Path> survivors() throws IOException {
    String marker = "OPERATIONS_CENTER_RUN=" + ConfinedPrograms.markerOf(workspace());
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.filter(process -> carries(process, marker)).toList();
    }
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static boolean carries(Path process, String marker) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
          .contains(marker);
    } catch (IOException _) {
      // Not a process, not ours to read, or gone meanwhile.
      return false;
    }
  }

  @Override
  public void close() {
    runner.close();
  }

  /** An order in the making. */
  public static final class Order {

    private final AgentBench bench;
    private final Map<String, Object> request = new HashMap<>();
    private LaneName lane = LaneName.CLAUDE_CLI;
    private TaskType type = TaskType.BUG_FIX;
    private @Nullable String family;
    private Map<String, String> env = Map.of();
    private StopSignal stop = new StopSignal();

    private Order(AgentBench bench) {
      this.bench = bench;
      request.putAll(
          Map.of(
              "run_id", "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
              "proposal_id", "p-1",
              "decision_id", "d-1",
              "goal_text", "Fix the failing test",
              "repo_key", "sample",
              "clone_url", "git@example.org:owner/sample.git",
              "base_branch", "main",
              "task_branch", "auto/t-1",
              "workspace_path", bench.workspace().toString(),
              "timeout_seconds", 60L));
    }

    public Order with(String member, Object value) {
      request.put(member, value);
      return this;
    }

    public Order lane(LaneName routed) {
      lane = routed;
      return this;
    }

    public Order type(TaskType wanted) {
      type = wanted;
      return this;
    }

    public Order family(String made) {
      family = made;
      return this;
    }

    public Order env(Map<String, String> variables) {
      env = variables;
      return this;
    }

    public Order stop(StopSignal signal) {
      stop = signal;
      return this;
    }

    public AgentOrder build() {
      ManagedRepository repository =
          bench.codec.read(
              ManagedRepository.class,
              bench.codec.write(
                  Map.of(
                      "clone_url",
                      "git@example.org:owner/sample.git",
                      "default_branch",
                      "main",
                      "env",
                      env)));
      return new AgentOrder(
          bench.codec.read(ExecutionRequest.class, bench.codec.write(request)),
          lane,
          type,
          family,
          repository,
          stop);
    }
  }
}
