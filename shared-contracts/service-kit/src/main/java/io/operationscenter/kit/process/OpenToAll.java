package io.operationscenter.kit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Tells by permissions alone what every user may do, whoever owns the file; where the answer is no,
 * somebody still may.
 */
final class OpenToAll {

  private static final Set<PosixFilePermission> EXECUTE =
      Set.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private OpenToAll() {}

  /** Whether everybody may execute the file and enter the folders on the way to it. */
  static boolean mayExecute(Path file) {
    try {
      return mayExecuteAllOf(file.toAbsolutePath()) && mayExecuteAllOf(file.toRealPath());
    } catch (IOException _) {
      // Not even we can look at it.
      return false;
    }
  }

  private static boolean mayExecuteAllOf(Path file) throws IOException {
    for (Path part = file; part != null; part = part.getParent()) {
      if (!Files.getPosixFilePermissions(part).containsAll(EXECUTE)) {
        return false;
      }
    }
    return true;
  }
}
