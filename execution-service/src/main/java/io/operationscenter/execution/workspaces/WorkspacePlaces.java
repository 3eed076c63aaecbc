package io.operationscenter.execution.workspaces;

import io.operationscenter.execution.programs.ConfinedPrograms;
import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.kit.files.PrivateDirectory;
import io.operationscenter.kit.git.Repository;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the files of runs lie: what agents work on, in folders that their user can reach, and what
 * is ours alone.
 *
 * @param open folder of mirrors and workspaces
 * @param closed folder of our repositories of runs; only this service can enter it
 */
record WorkspacePlaces(Path open, Path closed) {

  private static final String PREFIX = "oc-task-";
  private static final String HOME = ".home";
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  /** For a data root that another user cannot reach, such as one below /root. */
  private static final Path ELSEWHERE = Path.of("/var/tmp");

  static WorkspacePlaces of(DataRoot root, RunUser user) {
    Path open = root.path();
    if (user.differs() && closedBelow(open)) {
      open = ELSEWHERE.resolve("operations-center-" + Digest.shortOf(open.toString()));
      Log.infof("workspaces lie in %s: agents cannot reach %s", open, root.path());
    }
    return new WorkspacePlaces(open, root.folderOf(Service.EXECUTION).resolve("workspaces"));
  }

  /** Whether somebody else would be stopped on the way to a directory. */
  private static boolean closedBelow(Path directory) {
    for (Path part = directory; part != null; part = part.getParent()) {
      try {
        if (Files.exists(part)
            && !Files.getPosixFilePermissions(part).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return true;
        }
      } catch (IOException e) {
        throw new WorkspaceFault("folder " + part + " cannot be looked at", e);
      }
    }
    return false;
  }

  /** Creates the folders; nobody else's folder is ever taken for ours. */
  void create() throws IOException {
    if (open.startsWith(ELSEWHERE)) {
      openFolder(open);
    }
    openFolder(mirrors());
    openFolder(workspaces());
    PrivateDirectory.create(closed);
  }

  private static void openFolder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder);
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
            .equals(Files.getOwner(Path.of("/proc/self")))) {
      throw new IOException(folder + " is not a folder of this service's user");
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  Path mirrors() {
    return open.resolve("mirrors");
  }

  MirrorNames mirrorNames() {
    return new MirrorNames(closed.resolveSibling("mirror-names.secret"));
  }

  /** Files that are checked out ahead; nobody but this service can enter it. */
  Path spares() {
    return open.resolve("spares");
  }

  /** Folder of all workspaces. */
  Path workspaces() {
    return open.resolve("workspaces");
  }

  /** The agent's files. */
  Path files(String runId) {
    return workspaces().resolve(PREFIX + checked(runId));
  }

  /** HOME of the run's programs. */
  Path home(String runId) {
    return ConfinedPrograms.homeOf(files(runId));
  }

  /** What we keep of a run. */
  Path ours(String runId) {
    return closed.resolve(PREFIX + checked(runId));
  }

  /** Our repository of a run. */
  Repository repository(String runId) {
    return new Repository(ours(runId).resolve("repository.git"));
  }

  /** All runs of which anything is left. */
  Set<String> runs() throws IOException {
    Set<String> runs = new TreeSet<>();
    for (Path folder : new Path[] {workspaces(), closed}) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> entries = Files.list(folder)) {
          entries.map(entry -> entry.getFileName().toString()).forEach(name -> add(name, runs));
        }
      }
    }
    return runs;
  }

  private static void add(String name, Set<String> runs) {
    String id = name.endsWith(HOME) ? name.substring(0, name.length() - HOME.length()) : name;
    if (id.startsWith(PREFIX) && RUN_ID.matcher(id.substring(PREFIX.length())).matches()) {
      runs.add(id.substring(PREFIX.length()));
    }
  }

  private static String checked(String runId) {
    if (!RUN_ID.matcher(runId).matches()) {
      throw new IllegalArgumentException(
          "run id must be 1 to 100 letters, digits, hyphens and underscores, got '" + runId + "'");
    }
    return runId;
  }
}
