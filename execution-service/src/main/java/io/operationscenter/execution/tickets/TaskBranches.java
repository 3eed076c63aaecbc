package io.operationscenter.execution.tickets;

import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
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
    String name = name(taskId, title);
    Map<String, String> fixed = new HashMap<>();
    tx.query(
            "select task_id, branch from task_branch where task_id = ? or (repo_key = ? and branch"
                + " = ?)",
            taskId,
            repoKey,
            name)
        .list(row -> fixed.put(row.text("task_id"), row.text("branch")));
    String own = fixed.get(taskId);
    if (own != null) {
      return own;
    }
    return fixed.isEmpty() ? name : distinct(name, taskId);
  }

  /** Fixes the branch; answers the one that was fixed before, if any. */
  public static String fix(
      Transaction tx, String taskId, String repoKey, String branch, Instant now) {
    return tx.query(
            """
            insert into task_branch (task_id, repo_key, branch, fixed_at) values (?, ?, ?, ?)
            on conflict (task_id) do update set branch = task_branch.branch
            returning branch""",
            taskId,
            repoKey,
            branch,
            now)
        .one(row -> row.text("branch"));
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
