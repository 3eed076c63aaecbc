package io.operationscenter.execution.executions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.execution.runs.Commands;
import io.operationscenter.kit.testing.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The packaged service beside a real repository, spoken to over HTTP. */
final class ServedExecution implements AutoCloseable {

  static final String PLANNER = "planner-execution";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Path origin;
  private final ServiceProcess service;

  private ServedExecution(Path origin, ServiceProcess service) {
    this.origin = origin;
    this.service = service;
  }

  /** Survivors are found by their user: no other installation on this machine may have the same. */
  private static long ownUser() {
    return 70_000 + ProcessHandle.current().pid() % 50_000;
  }

  static String sh(Path folder, String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-ec", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }

  /**
   * Starts it on a repository with one file, {@code src/greeting}.
   *
   * @param agent the agent as a shell script; {@code $1} is its goal file
   * @param validation the one validation command
   * @param more further sections of the operator's file
   */
  static ServedExecution start(
      Path folder, String agent, String validation, String more, Map<String, String> environment)
      throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    sh(
        folder,
        """
        git init -q --bare -b main origin.git
        git init -q -b main clone
        cd clone
        mkdir src
        echo 'helo' > src/greeting
        git add .
        git -c user.name=A -c user.email=a@example.org commit -qm 'A greeting'
        git push -q ../origin.git main""");
    Path origin = folder.resolve("origin.git");
    Path script = Files.writeString(folder.resolve("agent.sh"), agent);
    Path config =
        Files.writeString(
            folder.resolve("operations_center.yaml"),
            """
            plane: {mode: embedded}
            git: {}
            kodo: {}
            min_kodo_available_mb: 0
            sandbox: {run_as: %d}
            backends:
              kodo: {engine: command, command: ["sh", "%s", "{goal_file}"]}
            repos:
              sample:
                clone_url: "%s"
                default_branch: main
                validation_commands: ["%s"]
                bootstrap_enabled: false
            """
                    .formatted(ownUser(), script, origin, validation)
                + more);
    int port = ServiceProcess.freePort();
    ServiceProcess service =
        ServiceProcess.start(
            new ServiceProcess.Launch(
                folder.resolve("root"),
                port,
                new ArrayList<>(
                    List.of(
                        "serve", "--port", Integer.toString(port), "--config", config.toString())),
                environment));
    service.awaitLive();
    return new ServedExecution(origin, service);
  }

  ServiceProcess service() {
    return service;
  }

  HttpResponse<String> send(String edge, String method, String path, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(service.address().resolve(path))
            .header("Authorization", "Bearer " + service.token(edge))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** What planner gets for it; it must be answered with 200. */
  JsonNode ask(String edge, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(edge, method, path, body);
    assertThat(answer.statusCode()).as(answer.body() + service.stderr()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  String digest() throws Exception {
    String health = service.getAs("reader", "/q/health/ready").body();
    var found = java.util.regex.Pattern.compile("\"([0-9a-f]{64})\"").matcher(health);
    assertThat(found.find()).as(health).isTrue();
    return found.group(1);
  }

  /** An admission command for the repository, changed as wanted. */
  String command(String task, Consumer<ObjectNode> change) throws Exception {
    String digest = digest();
    return CODEC.json(
        Commands.of(
            task,
            c -> {
              c.put("config_digest", digest);
              ObjectNode proposal = (ObjectNode) c.at("/bundle/proposal");
              ((ObjectNode) proposal.at("/target")).put("clone_url", origin.toString());
              proposal.remove("validation_profile");
              ((ObjectNode) c.at("/bundle/decision")).put("selected_lane", "claude_cli");
              change.accept(c);
            }));
  }

  /** The ticket once nothing more will happen to it. */
  JsonNode ended(String ticketId) {
    await(ticketId + " ends")
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                ask(PLANNER, "GET", "/v1/executions/" + ticketId, "")
                    .path("state")
                    .asText()
                    .matches("succeeded|failed|blocked|cancelled|refused|expired"));
    try {
      return ask(PLANNER, "GET", "/v1/executions/" + ticketId, "");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
