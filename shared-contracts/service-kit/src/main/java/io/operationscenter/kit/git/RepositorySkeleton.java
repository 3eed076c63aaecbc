package io.operationscenter.kit.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The few files that make a directory a repository (gitrepository-layout). Written by us, because a
 * run needs two repositories and every call of git costs more than all of its files, and because
 * {@link RefFiles} reads refs in this format only.
 */
final class RepositorySkeleton {

  private RepositorySkeleton() {}

  /**
   * Creates it, or completes one.
   *
   * @param bare whether it has no files beside it
   * @param head the branch that is checked out
   * @param settings more lines for its configuration
   */
  static void write(Path directory, boolean bare, RefName head, String settings)
      throws IOException {
    for (String folder : new String[] {"objects/info", "refs", "info"}) {
      Files.createDirectories(directory.resolve(folder));
    }
    Files.writeString(directory.resolve("HEAD"), "ref: " + head + "\n");
    Files.writeString(
        directory.resolve("config"),
        "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = "
            + bare
            + "\n"
            + settings);
  }

  /** The refs of a new repository, all in one file; git itself will write others beside it. */
  static void refs(Path directory, Map<RefName, ObjectId> refs) throws IOException {
    StringBuilder lines = new StringBuilder();
    refs.forEach((ref, commit) -> lines.append(commit).append(' ').append(ref).append('\n'));
    Files.writeString(directory.resolve("packed-refs"), lines);
  }

  /** Who commits in it. */
  static String userSettings(Person person) {
    return "[user]\n\tname = "
        + quoted(person.name())
        + "\n\temail = "
        + quoted(person.email())
        + "\n";
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
