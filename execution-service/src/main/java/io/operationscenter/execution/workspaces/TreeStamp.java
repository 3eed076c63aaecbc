package io.operationscenter.execution.workspaces;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * How files lie on disk, by what the kernel tells without their content: two equal stamps mean that
 * nothing was written in between by a program that does not mean to hide it. Git's own folder at
 * the top does not count.
 */
record TreeStamp(Map<Path, Map<String, Object>> entries) {

  private static final String OF_FILES = "unix:mode,uid,ino,size,lastModifiedTime,ctime";

  /** Times and sizes of a directory change with files that come and go again. */
  private static final String OF_DIRECTORIES = "unix:mode,uid,ino";

  TreeStamp {
    entries = Map.copyOf(entries);
  }

  /** The files and directories below a directory, itself included. */
  static TreeStamp of(Path directory) throws IOException {
    Map<Path, Map<String, Object>> entries = new HashMap<>();
    Path git = directory.resolve(".git");
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (path.equals(git)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            return note(path, OF_DIRECTORIES);
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            return note(path, OF_FILES);
          }

          private FileVisitResult note(Path path, String what) throws IOException {
            entries.put(path, Files.readAttributes(path, what, LinkOption.NOFOLLOW_LINKS));
            return FileVisitResult.CONTINUE;
          }
        });
    return new TreeStamp(entries);
  }
}
