package io.operationscenter.kit.git;

import org.jspecify.annotations.Nullable;

/**
 * What happened to one file.
 *
 * @param path where it is now, or was when it is deleted; from the repository's root
 * @param oldPath where it came from; null unless renamed or copied
 */
public record FileChange(Kind kind, String path, @Nullable String oldPath) {

  /** What can happen to a file. */
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED,
    RENAMED,
    COPIED,
    /** A file became a symbolic link or a submodule, or the other way round. */
    TYPE_CHANGED;

    static Kind of(char letter) {
      return switch (letter) {
        case 'A' -> ADDED;
        case 'D' -> DELETED;
        case 'R' -> RENAMED;
        case 'C' -> COPIED;
        case 'T' -> TYPE_CHANGED;
        default -> MODIFIED;
      };
    }
  }
}
