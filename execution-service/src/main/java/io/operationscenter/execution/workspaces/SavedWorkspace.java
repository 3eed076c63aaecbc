package io.operationscenter.execution.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.execution.workspaces.Workspace.Bootstrap;
import io.operationscenter.kit.git.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a prepared workspace, for a process that comes after a crash. */
final class SavedWorkspace {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "workspace.json";

  private SavedWorkspace() {}

  static void write(Path folder, Workspace workspace) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("base", workspace.base().hex());
    workspace.remoteBranch().ifPresent(id -> node.put("remote_branch", id.hex()));
    node.put("start", workspace.start().hex());
    ArrayNode conflicted = node.putArray("conflicted");
    workspace.conflicted().forEach(conflicted::add);
    node.put("bootstrap_note", workspace.bootstrap().note());
    node.set("bootstrap", commands(workspace.bootstrap().commands()));
    node.set("baseline", commands(workspace.baseline()));
    RunFile.write(folder.resolve(FILE), JSON.writeValueAsBytes(node));
  }

  /** Empty when none was written to its end. */
  static Optional<Workspace> read(Path folder, WorkspaceOrder order, Path files)
      throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode node = JSON.readTree(file.toFile());
    List<String> conflicted = new ArrayList<>();
    node.path("conflicted").forEach(path -> conflicted.add(path.asText()));
    return Optional.of(
        new Workspace(
            order,
            files,
            new ObjectId(node.path("base").asText()),
            node.has("remote_branch")
                ? Optional.of(new ObjectId(node.path("remote_branch").asText()))
                : Optional.empty(),
            new ObjectId(node.path("start").asText()),
            conflicted,
            new Bootstrap(node.path("bootstrap_note").asText(), commands(node.path("bootstrap"))),
            commands(node.path("baseline"))));
  }

  private static ArrayNode commands(List<CommandRun> runs) {
    ArrayNode array = JSON.createArrayNode();
    for (CommandRun run : runs) {
      array
          .addObject()
          .put("command", run.command())
          .put("exit_code", run.exitCode())
          .put("stdout", run.stdout())
          .put("stderr", run.stderr())
          .put("duration_ms", run.durationMs());
    }
    return array;
  }

  private static List<CommandRun> commands(JsonNode array) {
    List<CommandRun> runs = new ArrayList<>();
    for (JsonNode node : array) {
      runs.add(
          new CommandRun(
              node.path("command").asText(),
              node.path("exit_code").asInt(),
              node.path("stdout").asText(),
              node.path("stderr").asText(),
              node.path("duration_ms").asLong()));
    }
    return List.copyOf(runs);
  }
}
