package io.operationscenter.planner.lanes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.kit.files.AtomicFile;
import io.operationscenter.kit.files.FileAccess;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** {@code <role>.status.json} and {@code heartbeat_<role>.json} (spec 06 §15, 07 §6). */
@Singleton
final class LaneFiles {

  private static final List<String> NOT_IN_FILE = List.of("enabled", "message");

  private final Path folder;
  private final Clock clock;

  @Inject
  LaneFiles(DataRoot root, Clock clock) {
    this(root.folderOf(Service.PLANNER).resolve("logs/local/watch-all"), clock);
  }

  LaneFiles(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  void status(LaneStatus status, ContractCodec codec) throws IOException {
    ObjectNode json = (ObjectNode) codec.write(status);
    json.remove(NOT_IN_FILE);
    write(status.role() + ".status.json", json.toPrettyString() + "\n");
  }

  void heartbeat(String role, long cycle, String state) throws IOException {
    String now = clock.instant().toString();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("role", role)
            .put("ts", now)
            .put("at", now)
            .put("cycle", cycle)
            .put("status", state);
    write("heartbeat_" + role + ".json", json + "\n");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve(name), FileAccess.READABLE, text);
  }
}
