package io.operationscenter.execution.tickets;

import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One branch per task, fixed at its first ticket (design §3, §8). */
public final class TaskBranches {

  private static final int LONGEST = 100;
  private static final Pattern NOT_IN_SLUG = Pattern.compile("[^a-z0-9]+");
  private static final Pattern NOT_IN_ID = Pattern.compile("[^A-Za-z0-9_]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");

  private TaskBranches() {}

  /** The task's branch, or the one it will get. */
  public static String of(Transaction tx, String taskId, String repoKey, String title) {
    return stored(tx, taskId)
        .orElseGet(
            () -> {
              String name = name(taskId, title);
              return tx.query(
                      "select 1 as one from task_branch where repo_key = ? and branch = ?",
                      repoKey,
                      name)
                  .first(row -> row.number("one"))
                  .map(_ -> distinct(name, taskId))
                  .orElse(name);
            });
  }

  /** Fixes the branch; answers the one that was fixed before, if any. */
  public static String fix(
      Transaction tx, String taskId, String repoKey, String branch, Instant now) {
    tx.update(
        "insert into task_branch (task_id, repo_key, branch, fixed_at) values (?, ?, ?, ?) on"
            + " conflict (task_id) do nothing",
        taskId,
        repoKey,
        branch,
        now);
    return stored(tx, taskId).orElseThrow();
  }

  /**
   * {@code auto/<task_id>-<slug>}, at most 100 characters, always a valid branch name. What has the
   * shape of a token is left out of the slug, whatever secrets this service knows: replicas shall
   * agree.
   */
  static String name(String taskId, String title) {
    String id = strip(NOT_IN_ID.matcher(taskId).replaceAll("-"));
    String plain = SecretMask.KNOWN_SHAPES.mask(title).toLowerCase(Locale.ROOT);
    String slug = strip(NOT_IN_SLUG.matcher(plain).replaceAll("-"));
    String whole = "auto/" + (id.isEmpty() ? "task" : id) + (slug.isEmpty() ? "" : "-" + slug);
    return strip(whole.substring(0, Math.min(LONGEST, whole.length())));
  }

  private static Optional<String> stored(Transaction tx, String taskId) {
    return tx.query("select branch from task_branch where task_id = ?", taskId)
        .first(row -> row.text("branch"));
  }

  private static String distinct(String name, String taskId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(taskId.getBytes(StandardCharsets.UTF_8));
      String tail = "-" + HexFormat.of().formatHex(hash, 0, 4);
      return strip(name.substring(0, Math.min(LONGEST - tail.length(), name.length()))) + tail;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String strip(String text) {
    return ENDS.matcher(text).replaceAll("");
  }
}
