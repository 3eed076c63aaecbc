package io.operationscenter.kit.files;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may open a file that we write. */
public enum FileAccess {
  /** Mode 0600: only the service's own user, for secrets. */
  OWNER_ONLY("rw-------"),
  /** Mode 0700: a program that only the service's own user may run. */
  OWNER_EXECUTABLE("rwx------"),
  /** Mode 0644: everybody may read, the owner may write. */
  READABLE("rw-r--r--");

  private final String mode;

  FileAccess(String mode) {
    this.mode = mode;
  }

  Set<PosixFilePermission> permissions() {
    return PosixFilePermissions.fromString(mode);
  }
}
