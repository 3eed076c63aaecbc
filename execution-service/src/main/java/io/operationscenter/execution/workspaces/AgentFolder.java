package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.execution.workspaces.StartingPoint.Found;
import io.operationscenter.kit.git.AgentCheckout;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.Person;
import io.operationscenter.kit.git.RefName;
import io.operationscenter.kit.git.Repository;
import io.operationscenter.kit.git.TreeIndex;
import io.operationscenter.kit.git.TwoAtOnce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the folder an agent works in: files, a repository of its own that borrows the mirror's
 * objects, and a home.
 */
final class AgentFolder {

  private final AgentCheckout checkout;
  private final TreeIndex indexes;
  private final SpareTrees spares;
  private final RunUser user;

  AgentFolder(Git git, SpareTrees spares, RunUser user) {
    this.checkout = new AgentCheckout(git);
    this.indexes = new TreeIndex(git);
    this.spares = spares;
    this.user = user;
  }

  /**
   * Repositories a folder is filled from.
   *
   * @param mirror what the agent may read
   * @param own what only we may read
   */
  record Sources(Repository mirror, Repository own) {}

  /** Creates files and home, for the user of runs. */
  void fill(
      WorkspacePlaces places, ExecutionRequest request, Sources sources, Found found, Person author)
      throws GitFailed, IOException {
    Path files = places.files(request.runId());
    Path home = places.home(request.runId());
    boolean spare = spares.take(sources.mirror(), found.start(), files);
    if (!spare) {
      Files.createDirectory(files);
    }
    Files.createDirectories(home.resolve("tmp"));
    for (Path folder : List.of(files, home, home.resolve("tmp"))) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    boolean untouched = spare && user.differs();
    checkOut(files, sources, found, start(request, found, author), untouched);
    if (spare && !user.differs()) {
      // An agent of another run has our own user and may have been there.
      orThrow(checkout.removeStrangers(files));
    }
    Path git = files.resolve(".git");
    if (found.ownObjects()) {
      copyLoose(sources.own().objects(), git.resolve("objects"));
      Files.writeString(git.resolve("objects/info/alternates"), sources.mirror().objects() + "\n");
    }
    Files.createDirectories(git.resolve("info"));
    Files.copy(
        sources.own().directory().resolve("info/exclude"),
        git.resolve("info/exclude"),
        StandardCopyOption.REPLACE_EXISTING);
    user.handOver(untouched ? git : files);
    user.handOver(home);
  }

  /** Our own list of the files shows at once whether the mirror still has them all. */
  private void checkOut(
      Path files, Sources sources, Found found, AgentCheckout.Start start, boolean untouched)
      throws GitFailed {
    Repository lender = found.ownObjects() ? sources.own() : sources.mirror();
    orThrow(
        TwoAtOnce.of(
            () -> indexes.of(sources.own(), found.start()),
            () ->
                untouched
                    ? checkout.adopt(files, lender, start).map(_ -> files)
                    : checkout.create(files, lender, start),
            (_, filled) -> filled));
  }

  private static AgentCheckout.Start start(ExecutionRequest request, Found found, Person author) {
    Map<RefName, ObjectId> known = new HashMap<>();
    known.put(RefName.origin(request.baseBranch()), found.base());
    found.remoteBranch().ifPresent(id -> known.put(RefName.origin(request.taskBranch()), id));
    return new AgentCheckout.Start(
        found.start(), RefName.branch(request.taskBranch()), author, known);
  }

  /** Gives both to the user of runs. Nothing may run in them. */
  void handOver(WorkspacePlaces places, String runId) throws IOException {
    user.handOver(places.files(runId));
    user.handOver(places.home(runId));
  }

  private static void copyLoose(Path from, Path to) throws IOException {
    try (Stream<Path> folders = Files.list(from)) {
      for (Path folder : folders.filter(f -> f.getFileName().toString().length() == 2).toList()) {
        Path target = Files.createDirectories(to.resolve(folder.getFileName().toString()));
        try (Stream<Path> objects = Files.list(folder)) {
          for (Path object : objects.toList()) {
            Files.copy(object, target.resolve(object.getFileName().toString()));
          }
        }
      }
    }
  }
}
