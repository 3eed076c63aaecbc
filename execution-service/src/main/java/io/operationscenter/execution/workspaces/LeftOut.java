package io.operationscenter.execution.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.execution.workspaces.TreeDiff.Unfit;
import io.operationscenter.kit.git.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps, beside a recorded tree, what lay on disk and is no part of it.
 *
 * @param unfit may not be committed
 * @param hidden new, and kept out only by ignore rules that the run made
 */
record LeftOut(List<Unfit> unfit, List<String> hidden) {

  private static final ObjectMapper JSON = new ObjectMapper();

  LeftOut {
    unfit = List.copyOf(unfit);
    hidden = List.copyOf(hidden);
  }

  void write(Path folder, ObjectId tree) throws IOException {
    if (unfit.isEmpty() && hidden.isEmpty()) {
      Files.deleteIfExists(file(folder, tree));
      return;
    }
    ObjectNode node = JSON.createObjectNode();
    ArrayNode faults = node.putArray("unfit");
    unfit.forEach(u -> faults.addObject().put("path", u.path()).put("reason", u.reason()));
    ArrayNode paths = node.putArray("hidden");
    hidden.forEach(paths::add);
    RunFile.write(file(folder, tree), JSON.writeValueAsBytes(node));
  }

  /** Nothing for a tree that was not recorded from disk. */
  static LeftOut read(Path folder, ObjectId tree) throws IOException {
    Path file = file(folder, tree);
    List<Unfit> unfit = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    if (Files.exists(file)) {
      JsonNode node = JSON.readTree(file.toFile());
      for (JsonNode fault : node.path("unfit")) {
        unfit.add(new Unfit(fault.path("path").asText(), fault.path("reason").asText()));
      }
      node.path("hidden").forEach(path -> hidden.add(path.asText()));
    }
    return new LeftOut(unfit, hidden);
  }

  private static Path file(Path folder, ObjectId tree) {
    return folder.resolve("left-out-" + tree + ".json");
  }
}
