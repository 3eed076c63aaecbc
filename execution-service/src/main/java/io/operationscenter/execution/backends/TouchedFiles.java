package io.operationscenter.execution.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether anything in a workspace changed since a moment, for the capacity guard: by the kernel's
 * change times, which a program cannot set back, so that nothing has to be read before a run. What
 * agents keep for themselves does not count (spec 03 §3).
 */
public final class TouchedFiles {

  private static final Set<String> NOT_COUNTED =
      Set.of(
          ".git",
          ".kodo",
          "kodo",
          ".kodo_goal.md",
          ".operations_center",
          ".codex",
          ".coverage",
          "scope-too-wide.json",
          "__pycache__",
          "node_modules",
          ".venv");
  private static final String AIDER = ".aider";

  private final Path workspace;
  private final FileTime since;
  private final Set<String> topLevel;

  private TouchedFiles(Path workspace, FileTime since, Set<String> topLevel) {
    this.workspace = workspace;
    this.since = since;
    this.topLevel = topLevel;
  }

  /** From now on. */
  public static TouchedFiles sinceNow(Path workspace) {
    try {
      Path now = Files.createTempFile("oc-now-", null);
      try {
        return new TouchedFiles(workspace, changed(now), namesIn(workspace));
      } finally {
        Files.delete(now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("workspace " + workspace + " cannot be looked at", e);
    }
  }

  /** True when a file was made, changed or removed. */
  public boolean any() {
    AtomicBoolean found = new AtomicBoolean();
    try {
      if (!namesIn(workspace).equals(topLevel)) {
        return true;
      }
      Files.walkFileTree(workspace, new Look(found));
    } catch (IOException e) {
      throw new UncheckedIOException("workspace " + workspace + " cannot be looked at", e);
    }
    return found.get();
  }

  private final class Look extends SimpleFileVisitor<Path> {

    private final AtomicBoolean found;

    Look(AtomicBoolean found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      // The top changes with the goal file; its names are compared instead.
      if (directory.equals(workspace)) {
        return FileVisitResult.CONTINUE;
      }
      return counts(directory) ? look(directory) : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      return counts(file) ? look(file) : FileVisitResult.CONTINUE;
    }

    /** What the run closed to us it has changed. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      found.set(true);
      return FileVisitResult.TERMINATE;
    }

    private FileVisitResult look(Path path) throws IOException {
      if (changed(path).compareTo(since) > 0) {
        found.set(true);
        return FileVisitResult.TERMINATE;
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static FileTime changed(Path path) throws IOException {
    return (FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
  }

  private static Set<String> namesIn(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(TouchedFiles::counts)
          .map(entry -> String.valueOf(entry.getFileName()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean counts(Path path) {
    String name = String.valueOf(path.getFileName());
    return !NOT_COUNTED.contains(name) && !name.startsWith(AIDER);
  }
}
