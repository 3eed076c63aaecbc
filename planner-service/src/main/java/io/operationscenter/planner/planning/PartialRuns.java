package io.operationscenter.planner.planning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.kit.files.AtomicFile;
import io.operationscenter.kit.files.FileAccess;
import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.files.PrivateDirectory;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.service.Service;
import io.operationscenter.planner.routing.RoutingFailure;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/**
 * Keeps what is left of a run that ended before it was routed: {@code partial-<8 hex>} with {@code
 * proposal.json} and {@code run_metadata.json} (spec 03 §9), complete or not at all. A task that
 * ends so for the same reason again brings its folder up to date (design §3).
 */
@Singleton
final class PartialRuns {

  private static final String DISABLED = "CONSOLE_DISABLE_ARTIFACTS";
  private static final int HEX_DIGITS = 8;

  private final Path folder;
  private final Clock clock;
  private final ContractCodec codec;
  private final boolean disabled;

  PartialRuns(DataRoot root, Clock clock, IdSource ids, Config config) {
    this.folder = root.folderOf(Service.PLANNER).resolve("runs");
    this.clock = clock;
    this.codec = new ContractCodec(clock, ids);
    this.disabled = config.getOptionalValue(DISABLED, Boolean.class).orElse(false);
  }

  /**
   * Keeps the proposal and why there is no more. A disk that does not take it is logged and does
   * not hide the failure it belongs to.
   *
   * @return the name, also when nothing was written; the same for equal task and kind of failure
   */
  String keep(TaskProposal proposal, RoutingFailure failure) {
    String name = name(proposal.taskId(), failure);
    if (disabled) {
      return name;
    }
    try {
      write(name, proposal, String.valueOf(failure.getMessage()));
    } catch (IOException e) {
      Log.errorf("The partial run %s could not be kept: %s", name, e.getMessage());
    }
    return name;
  }

  private synchronized void write(String name, TaskProposal proposal, String reason)
      throws IOException {
    PrivateDirectory.create(folder);
    Optional<String> shortage = FreeSpace.real().critical(folder);
    if (shortage.isPresent()) {
      throw new IOException(shortage.get());
    }
    Path kept = folder.resolve(name);
    if (Files.isDirectory(kept)) {
      fill(kept, name, proposal, reason);
    } else {
      Path unfinished = Files.createTempDirectory(folder, ".partial-");
      fill(unfinished, name, proposal, reason);
      Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void fill(Path run, String name, TaskProposal proposal, String reason)
      throws IOException {
    AtomicFile.write(run.resolve("proposal.json"), FileAccess.OWNER_ONLY, codec.pretty(proposal));
    AtomicFile.write(
        run.resolve("run_metadata.json"),
        FileAccess.OWNER_ONLY,
        codec.pretty(metadata(name, reason)));
  }

  private ObjectNode metadata(String name, String reason) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("run_id", name)
        .put("partial", true)
        .put("reason", reason)
        .put("written_at", clock.instant().toString());
  }

  private static String name(String taskId, RoutingFailure failure) {
    String identity = taskId + "\n" + failure.getClass().getSimpleName();
    String digits = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
    return "partial-" + digits.substring(0, HEX_DIGITS);
  }
}
