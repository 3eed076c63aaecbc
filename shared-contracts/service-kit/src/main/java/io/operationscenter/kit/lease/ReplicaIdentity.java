package io.operationscenter.kit.lease;

import io.operationscenter.kit.files.AtomicFile;
import io.operationscenter.kit.files.FileAccess;
import io.operationscenter.kit.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who holds a lease: the data root that it works on, which one process at a time has, and the start
 * of that process. What an earlier process of the same root held is free when the next one starts.
 *
 * @param root stable identity of the data root; no {@code #}
 * @param start identity of this process
 */
public record ReplicaIdentity(String root, String start) {

  private static final String FILE = "replica-id";

  /**
   * The identity of the folder, made at its first use.
   *
   * @param folder the service's own below its data root
   * @param start identity of this process; also becomes that of a folder without one
   */
  static ReplicaIdentity of(Path folder, String start) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.notExists(file)) {
        AtomicFile.write(file, FileAccess.OWNER_ONLY, start + "\n");
      }
      return new ReplicaIdentity(Files.readString(file).strip(), start);
    } catch (IOException e) {
      throw new UncheckedIOException("the identity of this data root cannot be kept: " + file, e);
    }
  }

  /** Name of the holder. */
  public String holder() {
    return root + "#" + start;
  }

  /** Frees what earlier processes of this root left: the root's lock says that they are gone. */
  public void freeLeftLeases(Store store) {
    String before = root + "#";
    store.write(
        tx ->
            tx.update(
                """
                update lease set holder = null
                where substr(holder, 1, cast(? as integer)) = ? and holder <> ?""",
                before.length(),
                before,
                holder()));
  }
}
