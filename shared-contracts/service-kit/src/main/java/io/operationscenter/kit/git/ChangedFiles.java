package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lists which files differ between two trees or commits (spec 03 §3, changed files). */
public final class ChangedFiles {

  private static final String OPERATION = "list the changed files";

  private final Git git;

  public ChangedFiles(Git git) {
    this.git = git;
  }

  /** What to do to {@code from} to get {@code to}; renames are recognised; git's order. */
  public GitResult<List<FileChange>> between(Repository repository, ObjectId from, ObjectId to) {
    return git.call(
            GitCall.of(
                OPERATION,
                repository,
                "diff-tree",
                "-r",
                "-z",
                "-M",
                "--name-status",
                "--ignore-submodules=none",
                from.hex(),
                to.hex()))
        .then(answer -> parse(answer.stdout().bytes()));
  }

  static GitResult<List<FileChange>> parse(byte[] answer) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer)).toString();
    } catch (CharacterCodingException _) {
      return new Failed<>(
          GitFailure.of(Kind.OTHER, OPERATION, "a changed path is not valid UTF-8"));
    }
    List<FileChange> changes = new ArrayList<>();
    String[] fields = text.split("\0", -1);
    int at = 0;
    while (at + 1 < fields.length) {
      FileChange.Kind kind = FileChange.Kind.of(fields[at].charAt(0));
      boolean moved = kind == FileChange.Kind.RENAMED || kind == FileChange.Kind.COPIED;
      changes.add(
          moved
              ? new FileChange(kind, fields[at + 2], fields[at + 1])
              : new FileChange(kind, fields[at + 1], null));
      at += moved ? 3 : 2;
    }
    return new Done<>(List.copyOf(changes));
  }
}
