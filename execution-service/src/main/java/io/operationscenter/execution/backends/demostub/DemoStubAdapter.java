package io.operationscenter.execution.backends.demostub;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ArtifactType;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ChangeType;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.backends.AgentCapture;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentResults;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.backends.AgentVerdict;
import io.operationscenter.execution.backends.BackendAdapter;
import io.operationscenter.kit.files.AtomicFile;
import io.operationscenter.kit.files.FileAccess;
import io.operationscenter.kit.service.IdSource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes one file and starts nothing, for demos and tests (spec 03 §4.6). */
@Singleton
final class DemoStubAdapter implements BackendAdapter {

  private static final String FOLDER = "artifacts";
  private static final String FILE = "demo_result.txt";
  private static final long LINES = 6;

  private final AgentResults results;
  private final Clock clock;
  private final IdSource ids;

  DemoStubAdapter(AgentResults results, Clock clock, IdSource ids) {
    this.results = results;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public BackendName backend() {
    return BackendName.DEMO_STUB;
  }

  @Override
  public Optional<String> notInstalled(AgentOrder order) {
    return Optional.empty();
  }

  @Override
  public AgentRun execute(AgentOrder order) {
    ExecutionRequest request = order.request();
    if (order.stop().given().isPresent()) {
      return new AgentRun(
          results.of(request, AgentVerdict.stopped("the run was told to stop"), List.of()),
          false,
          null);
    }
    Instant started = clock.instant();
    try {
      Path written = write(request);
      return new AgentRun(success(request, written), true, capture(started, 0));
    } catch (IOException e) {
      String reason = "DemoStubBackendAdapter could not write artifact: " + e.getMessage();
      return new AgentRun(
          results.of(
              request, AgentVerdict.failed(FailureReasonCategory.BACKEND_ERROR, reason), List.of()),
          true,
          capture(started, 1));
    }
  }

  private static Path write(ExecutionRequest request) throws IOException {
    Path folder = Path.of(request.workspacePath(), FOLDER);
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder);
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is not a directory of the workspace");
    }
    Path file = folder.resolve(FILE);
    AtomicFile.write(file, FileAccess.READABLE, text(request));
    return file;
  }

  private static String text(ExecutionRequest request) {
    return """
        Demo result
        run_id: %s
        goal: %s
        repo_key: %s
        backend: %s
        completed: true
        """
        .formatted(
            request.runId(),
            request.goalText().strip().replaceAll("\\s+", " "),
            request.repoKey(),
            BackendName.DEMO_STUB.wire());
  }

  private ExecutionResult success(ExecutionRequest request, Path written) {
    return new ExecutionResult(
        request.runId(),
        request.proposalId(),
        request.decisionId(),
        ExecutionStatus.SUCCESS,
        true,
        List.of(new ChangedFileRef(FOLDER + "/" + FILE, ChangeType.ADDED, LINES, 0L)),
        "backend_manifest",
        1.0,
        "1 file changed, 6 insertions(+)",
        ValidationSummary.skipped(),
        false,
        request.taskBranch(),
        null,
        null,
        null,
        List.of(
            new ExecutionArtifact(
                ids.get(),
                ArtifactType.LOG_EXCERPT,
                "demo artifact",
                null,
                written.toString(),
                null,
                clock.instant())),
        clock.instant());
  }

  private AgentCapture capture(Instant started, int code) {
    return new AgentCapture(
        BackendName.DEMO_STUB.wire(),
        null,
        List.of(),
        code,
        "",
        "",
        started,
        clock.instant(),
        false,
        false,
        false,
        "no process");
  }
}
