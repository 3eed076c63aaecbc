package io.operationscenter.execution.workspaces;

import io.quarkus.logging.Log;
import java.io.IOException;
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

  private final Path root;
  private final List<String> tooLarge = new ArrayList<>();

  private InspectFiles(Path root) {
    this.root = root;
  }

  /** The files that are larger than {@value #LARGEST} bytes, from the root. */
  static List<String> below(Path root) throws IOException {
    InspectFiles look = new InspectFiles(root);
    Files.walkFileTree(root, look);
    return List.copyOf(look.tooLarge);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
      throws IOException {
    boolean ofGit = path.equals(root.resolve(".git"));
    return ofGit ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
    if (attributes.isOther()) {
      Log.infof("%s is neither file nor link and is removed", path);
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
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !Files.isReadable(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      Files.walkFileTree(path, this);
    } else {
      Log.warnf("%s cannot be looked at: %s", path, cause.getMessage());
    }
    return FileVisitResult.CONTINUE;
  }
}
