package io.operationscenter.kit.git;

import io.operationscenter.kit.process.OutputBounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells how two trees or commits differ, file by file and as text. */
public final class TreeDifference {

  private static final String OPERATION = "compare trees";

  private final Git git;

  public TreeDifference(Git git) {
    this.git = git;
  }

  /**
   * One file that differs. Bytes of its name that are no UTF-8 show as U+FFFD.
   *
   * @param change what happened, renames with both names
   * @param kind what it is now, or was when it is deleted
   * @param lines added and deleted; null for a binary file
   */
  public record FileDelta(FileChange change, EntryKind kind, @Nullable Lines lines) {}

  /** Added and deleted lines. */
  public record Lines(long added, long deleted) {}

  /** What a tree holds under a name. */
  public enum EntryKind {
    FILE,
    SYMLINK,
    SUBMODULE;

    static EntryKind of(String mode) {
      return switch (mode) {
        case "120000" -> SYMLINK;
        case "160000" -> SUBMODULE;
        default -> FILE;
      };
    }
  }

  /**
   * A difference as text.
   *
   * @param text as {@code git diff} writes it, not masked; the middle is missing when it is cut
   * @param complete false when it is cut
   */
  public record Patch(String text, boolean complete) {}

  /**
   * All of a difference.
   *
   * @param files every file that differs, in git's order
   */
  public record Difference(List<FileDelta> files, Patch patch) {

    /** Copies what is mutable. */
    public Difference {
      files = List.copyOf(files);
    }
  }

  /**
   * How two trees or commits differ.
   *
   * @param shown what of the text is wanted; files are never left out
   */
  public GitResult<Difference> of(Repository repository, ObjectId from, ObjectId to, Shown shown) {
    return TwoAtOnce.of(
        () -> files(repository, from, to),
        () -> patch(repository, from, to, shown),
        Difference::new);
  }

  /** Every file that differs, in git's order. */
  public GitResult<List<FileDelta>> files(Repository repository, ObjectId from, ObjectId to) {
    return git.call(
            GitCall.of(
                OPERATION,
                repository,
                "diff-tree",
                "-r",
                "-z",
                "-M",
                "--raw",
                "--numstat",
                "--no-textconv",
                "--ignore-submodules=none",
                from.hex(),
                to.hex()))
        .map(answer -> parse(answer.text()));
  }

  /** The difference as text, as much of it as is wanted. */
  public GitResult<Patch> patch(Repository repository, ObjectId from, ObjectId to, Shown shown) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "diff-tree",
                "-r",
                "-p",
                "-M",
                shown.binaryAsText() ? "--text" : "--no-text",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--ignore-submodules=none",
                from.hex(),
                to.hex(),
                "--",
                "."));
    shown.leftOut().paths().forEach(path -> arguments.add(":(top,exclude,literal)" + path));
    shown.leftOut().prefixes().forEach(prefix -> arguments.add(":(top,exclude)" + prefix + "*"));
    OutputBounds bounds = new OutputBounds(shown.mostBytes() / 2, shown.mostBytes() / 2);
    return git.callForPart(
            GitCall.of(OPERATION, repository, arguments.toArray(String[]::new)), bounds)
        .map(answer -> new Patch(answer.stdout().verbatim(), !answer.stdout().truncated()));
  }

  /**
   * How much of a patch is wanted.
   *
   * @param leftOut what it does not show
   * @param mostBytes longest text, in bytes
   * @param binaryAsText what git takes for binary, or is told to, is shown all the same
   */
  public record Shown(TreeWriter.Untouched leftOut, int mostBytes, boolean binaryAsText) {}

  static List<FileDelta> parse(String answer) {
    String[] fields = answer.split("\0", -1);
    List<FileChange> changes = new ArrayList<>();
    List<EntryKind> kinds = new ArrayList<>();
    Map<String, Lines> lines = new HashMap<>();
    int at = 0;
    while (at < fields.length && !fields[at].isEmpty()) {
      if (fields[at].startsWith(":")) {
        String[] raw = fields[at].substring(1).split(" ", -1);
        FileChange.Kind kind = FileChange.Kind.of(raw[4].charAt(0));
        boolean moved = kind == FileChange.Kind.RENAMED || kind == FileChange.Kind.COPIED;
        changes.add(
            moved
                ? new FileChange(kind, fields[at + 2], fields[at + 1])
                : new FileChange(kind, fields[at + 1], null));
        kinds.add(EntryKind.of(kind == FileChange.Kind.DELETED ? raw[0] : raw[1]));
        at += moved ? 3 : 2;
      } else {
        String[] counts = fields[at].split("\t", 3);
        boolean moved = counts[2].isEmpty();
        String path = moved ? fields[at + 2] : counts[2];
        if (!counts[0].equals("-")) {
          lines.put(path, new Lines(Long.parseLong(counts[0]), Long.parseLong(counts[1])));
        }
        at += moved ? 3 : 1;
      }
    }
    List<FileDelta> deltas = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      deltas.add(new FileDelta(changes.get(i), kinds.get(i), lines.get(changes.get(i).path())));
    }
    return List.copyOf(deltas);
  }
}
