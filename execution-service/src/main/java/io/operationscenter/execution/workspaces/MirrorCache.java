package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.Mirror;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.RefFiles;
import io.operationscenter.kit.git.RefName;
import io.operationscenter.kit.git.Remote;
import io.operationscenter.kit.git.RemoteRefs;
import io.operationscenter.kit.git.Repository;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Our bare copies of remote repositories, one per key and clone URL, so that a changed URL never
 * meets the branches of the old one. A cache: one that is damaged is made anew.
 */
final class MirrorCache {

  private static final String ENDING = ".git";
  private static final String LOCK = ".lock";

  /** Agents borrow the objects, whatever the umask of this service. */
  private static final String READABLE_BY_ALL = "[core]\n\tsharedRepository = 0644\n";

  private final Path folder;
  private final MirrorNames names;
  private final Mirror mirrors;
  private final RemoteRefs remotes;

  MirrorCache(Path folder, MirrorNames names, Git git) {
    this.folder = folder;
    this.names = names;
    this.mirrors = new Mirror(git);
    this.remotes = new RemoteRefs(git);
  }

  /**
   * The mirror with these branches as the remote has them now; all are fetched when one moved.
   *
   * @param branches their names
   */
  Repository upToDate(String key, Remote remote, List<String> branches)
      throws GitFailed, IOException, InterruptedException {
    Path place = place(key, remote.url().value());
    try (MirrorLock _ = MirrorLock.of(place)) {
      if (!Files.exists(place)) {
        return made(place, remote);
      }
      try {
        Repository mirror = new Repository(place);
        return standsAt(mirror, remote, branches) ? mirror : orThrow(mirrors.fetch(mirror, remote));
      } catch (GitFailed e) {
        removeHalfPacks(place);
        if (!isOurs(e)) {
          throw e;
        }
        Log.warnf("mirror %s is damaged and is made anew: %s", place, e.getMessage());
        return made(place, remote);
      }
    }
  }

  private boolean standsAt(Repository mirror, Remote remote, List<String> branches)
      throws GitFailed, IOException {
    Map<RefName, ObjectId> now =
        orThrow(remotes.of(remote, branches.stream().map(RefName::branch).toList()));
    for (String branch : branches) {
      Optional<ObjectId> there = Optional.ofNullable(now.get(RefName.branch(branch)));
      if (!RefFiles.read(mirror, RefName.origin(branch)).equals(there)) {
        return false;
      }
    }
    return true;
  }

  /** Throws a mirror away that turned out to be damaged after the fetch, and makes it anew. */
  Repository rebuilt(String key, Remote remote)
      throws GitFailed, IOException, InterruptedException {
    Path place = place(key, remote.url().value());
    try (MirrorLock _ = MirrorLock.of(place)) {
      return made(place, remote);
    }
  }

  /** Whether a failure tells of our copy rather than of the remote or of the way to it. */
  static boolean isOurs(GitFailed failed) {
    Kind kind = failed.failure().kind();
    return (kind == Kind.CORRUPT || kind == Kind.OTHER) && !SpaceFailure.is(failed);
  }

  /** Removes the mirrors of repositories that are not configured any more. */
  void keepOnly(Set<Path> wanted) throws IOException {
    Set<Path> kept = new HashSet<>(wanted);
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        boolean lockOfKept =
            name.endsWith(LOCK)
                && kept.contains(
                    entry.resolveSibling(name.substring(0, name.length() - LOCK.length())));
        if (!kept.contains(entry) && !lockOfKept) {
          TreeRemoval.remove(entry);
        }
      }
    }
  }

  /** Where the mirror of a repository lies. */
  Path place(String key, String cloneUrl) throws IOException {
    return folder.resolve(names.of(key, cloneUrl) + ENDING);
  }

  /** A fetch that did not end, for example because the disk is full, leaves its download. */
  private static void removeHalfPacks(Path place) throws IOException {
    Path packs = place.resolve("objects/pack");
    if (Files.isDirectory(packs)) {
      try (Stream<Path> entries = Files.list(packs)) {
        for (Path entry : entries.toList()) {
          if (entry.getFileName().toString().startsWith("tmp_")) {
            Files.deleteIfExists(entry);
          }
        }
      }
    }
  }

  /** Makes it beside its place and moves it there, so that nobody borrows from half a mirror. */
  private Repository made(Path place, Remote remote) throws GitFailed, IOException {
    Path fresh = place.resolveSibling(place.getFileName() + ".new");
    Path old = place.resolveSibling(place.getFileName() + ".old");
    TreeRemoval.remove(fresh);
    TreeRemoval.remove(old);
    try {
      Repository repository = orThrow(mirrors.create(fresh));
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.writeString(fresh.resolve("config"), READABLE_BY_ALL, StandardOpenOption.APPEND);
      Files.createDirectory(fresh.resolve("objects/pack"));
      for (String part : List.of("objects", "objects/pack", "objects/info", "refs")) {
        Files.setPosixFilePermissions(
            fresh.resolve(part), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      orThrow(mirrors.fetch(repository, remote));
    } catch (GitFailed | IOException e) {
      TreeRemoval.remove(fresh);
      throw e;
    }
    if (Files.exists(place)) {
      Files.move(place, old);
    }
    Files.move(fresh, place);
    TreeRemoval.remove(old);
    return new Repository(place);
  }
}
