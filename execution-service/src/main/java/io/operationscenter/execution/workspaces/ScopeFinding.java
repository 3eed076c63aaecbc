package io.operationscenter.execution.workspaces;

import java.util.List;

/** Whether what changed may be committed (spec 03 §6.5, §6.6). */
public sealed interface ScopeFinding {

  /** Nothing is wrong. */
  record Clean() implements ScopeFinding {}

  /**
   * Files outside of what is allowed, absolute or escaping paths, symlinks that leave the
   * workspace.
   *
   * @param files sorted
   * @param reason for the result
   */
  record Violation(List<String> files, String reason) implements ScopeFinding {

    /** Copies what is mutable. */
    public Violation {
      files = List.copyOf(files);
    }
  }

  /**
   * More files or lines than the caps.
   *
   * @param files sorted
   * @param lines added and deleted
   * @param reason counts, caps, first files, advice to split
   */
  record TooWide(List<String> files, long lines, String reason) implements ScopeFinding {

    /** Copies what is mutable. */
    public TooWide {
      files = List.copyOf(files);
    }
  }
}
