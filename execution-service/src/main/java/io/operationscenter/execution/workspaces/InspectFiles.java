package io.operationscenter.execution.workspaces;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at what an agent left before our git does, so that nothing in it can hold git up: pipes,
 * sockets and devices are removed, what its owner shut is opened, and files too large are named.
 */
final class InspectFiles extends SimpleFileVisitor<Path> {

  /** Larger files no remote takes that we know of, and each copy of them stays for ever. */
  static final long LARGEST = 100_000_000;

  /** Deeper folders no repository has, and a path of the system names only so many. */
  static final int DEEPEST = 500;

  private static final String TOO_LONG = "File name too long";

  private final Path root;
  private final List<String> tooLarge = new ArrayList<>();

  private InspectFiles(Path root) {
    this.root = root;
  }

  /**
   * The files that are larger than {@value #LARGEST} bytes, from the root.
   *
   * @throws UnfitTree when it is deeper than {@value #DEEPEST} folders or than a path can name
   */
  static List<String> below(Path root) throws IOException {
    InspectFiles look = new InspectFiles(root);
    look.walk(root);
    return List.copyOf(look.tooLarge);
  }

  private void walk(Path from) throws IOException {
    int depth = from.equals(root) ? 0 : root.relativize(from).getNameCount();
    Files.walkFileTree(from, Set.of(), DEEPEST + 1 - depth, this);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
      throws IOException {
    boolean ofGit = path.equals(root.resolve(".git"));
    return ofGit ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
    if (attributes.isDirectory()) {
      throw new UnfitTree(
          root.relativize(path).toString(), "lies deeper than %d folders".formatted(DEEPEST));
    }
    if (attributes.isOther()) {
      Log.infof("%s is neither file nor link and is removed", Shortened.of(path.toString()));
      Files.delete(path);
    } else if (attributes.isRegularFile()) {
      if (!Files.isReadable(path)) {
        Set<PosixFilePermission> permissions =
            EnumSet.copyOf(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        permissions.add(PosixFilePermission.OWNER_READ);
        Files.setPosixFilePermissions(path, permissions);
      }
      if (attributes.size() > LARGEST) {
        tooLarge.add(root.relativize(path).toString());
      }
    }
    return FileVisitResult.CONTINUE;
  }

  /** A directory that nobody may read is opened; what cannot be looked at is left to git. */
  @Override
  public FileVisitResult visitFileFailed(Path path, IOException cause) throws IOException {
    if (cause instanceof FileSystemException e && TOO_LONG.equals(e.getReason())) {
      throw new UnfitTree(root.relativize(path).toString(), "has a path too long for the system");
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !Files.isReadable(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      walk(path);
    } else {
      Log.warnf("cannot be looked at: %s", Shortened.of(String.valueOf(cause.getMessage())));
    }
    return FileVisitResult.CONTINUE;
  }
}
