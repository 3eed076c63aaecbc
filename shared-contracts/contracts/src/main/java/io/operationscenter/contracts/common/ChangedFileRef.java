package io.operationscenter.contracts.common;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.enums.ChangeType;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One file a run changed (spec 01 §3).
 *
 * @param path relative to the repository, {@code /} separators, no {@code ./} prefix, no {@code ..}
 *     segment
 * @param changeType how it changed
 * @param linesAdded added lines, null when not known
 * @param linesRemoved removed lines, null when not known
 */
@Contract
public record ChangedFileRef(
    String path,
    @Default("\"modified\"") ChangeType changeType,
    @Min(0) @Nullable Long linesAdded,
    @Min(0) @Nullable Long linesRemoved) {

  /** Checks every rule and copies what is mutable. */
  public ChangedFileRef {
    Checked.arguments(ChangedFileRef.class, path, changeType, linesAdded, linesRemoved)
        .rule(
            () -> plain(path),
            "path",
            "must be relative to the repository, with / separators and without ./ prefix or .. segment")
        .orThrow();
  }

  private static boolean plain(String path) {
    return !path.isEmpty()
        && !path.startsWith("/")
        && !path.startsWith("./")
        && path.indexOf('\\') < 0
        && Arrays.stream(path.split("/", -1)).noneMatch(".."::equals);
  }
}
