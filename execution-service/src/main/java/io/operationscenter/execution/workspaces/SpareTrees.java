package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.kit.files.PrivateDirectory;
import io.operationscenter.kit.git.AgentCheckout;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.Repository;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Files of a base branch that are checked out ahead, while an agent works, for the next run (design
 * §6). One per mirror, and only for the very commit the next run starts from. They lie where no
 * agent's user gets, and no run but the one that takes them ever sees them.
 */
final class SpareTrees {

  /** With fewer files a checkout takes no time worth saving. */
  private static final int WORTH_IT = 100;

  /** A spare tree must never be what fills the disk. */
  private static final long ROOM = 1_000_000_000;

  private final Path folder;
  private final AgentCheckout checkout;
  private final RunUser user;
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();

  SpareTrees(Path folder, Git git, RunUser user) {
    this.folder = folder;
    this.checkout = new AgentCheckout(git);
    this.user = user;
  }

  /**
   * Moves the spare files of a commit to a place where nothing is yet, with the index in their
   * {@code .git}; files belong to the user of runs.
   *
   * @return false when there are none, and nothing is done
   */
  boolean take(Repository mirror, ObjectId commit, Path files) throws IOException {
    Path spare = place(mirror, commit);
    Path taken = folder.resolve("taken-" + files.getFileName());
    if (!Files.isDirectory(spare, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    TreeRemoval.remove(taken);
    try {
      Files.move(spare, taken, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Log.debugf("spare files of %s went to another run: %s", commit, e.getMessage());
      return false;
    }
    Files.move(taken.resolve("files"), files, StandardCopyOption.ATOMIC_MOVE);
    Files.createDirectory(files.resolve(".git"));
    Files.move(taken.resolve("index"), files.resolve(".git/index"));
    TreeRemoval.remove(taken);
    return true;
  }

  /**
   * Checks the commit out for the next run, in the background, where that pays.
   *
   * @param count about how many files it has
   */
  void prepareAhead(Repository mirror, ObjectId commit, int count) {
    if (count < WORTH_IT || Files.exists(place(mirror, commit))) {
      return;
    }
    Thread thread = Thread.ofVirtual().unstarted(() -> fill(mirror, commit));
    working.add(thread);
    thread.start();
  }

  /** Waits until nothing is prepared any more. */
  void await() throws InterruptedException {
    for (Thread thread : Set.copyOf(working)) {
      thread.join();
    }
  }

  /** Removes all of them. */
  void removeAll() throws IOException {
    TreeRemoval.remove(folder);
  }

  private void fill(Repository mirror, ObjectId commit) {
    try (MirrorLock _ = MirrorLock.of(mirror.directory().resolveSibling(name(mirror) + ".spare"))) {
      Path spare = place(mirror, commit);
      if (Files.exists(spare)) {
        return;
      }
      PrivateDirectory.create(folder);
      removeOthers(mirror);
      if (Files.getFileStore(folder).getUsableSpace() < ROOM) {
        return;
      }
      Path fresh = folder.resolve("new-" + name(mirror));
      Path files = PrivateDirectory.create(fresh.resolve("files"));
      Path index = fresh.resolve("index");
      orThrow(checkout.ahead(files, index, mirror, commit));
      if (user.differs()) {
        user.handOver(files);
        orThrow(checkout.lookAgain(files, index, mirror));
      }
      Files.move(fresh, spare, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | GitFailed e) {
      Log.warnf("no spare files of %s: %s", commit, e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      working.remove(Thread.currentThread());
    }
  }

  private void removeOthers(Repository mirror) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String file = entry.getFileName().toString();
        if (file.equals("new-" + name(mirror)) || file.startsWith("spare-" + name(mirror) + "-")) {
          TreeRemoval.remove(entry);
        }
      }
    }
  }

  private Path place(Repository mirror, ObjectId commit) {
    return folder.resolve("spare-" + name(mirror) + "-" + commit);
  }

  private static String name(Repository mirror) {
    return String.valueOf(mirror.directory().getFileName());
  }
}
