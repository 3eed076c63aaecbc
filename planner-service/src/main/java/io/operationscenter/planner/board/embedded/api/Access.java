package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Keys and roles: who asks, and what they may do (spec 10 §7). */
public final class Access {

  /** Reads, and comments. */
  public static final int GUEST = 5;

  /** Writes. */
  public static final int MEMBER = 15;

  /** Everything. */
  public static final int ADMIN = 20;

  private Access() {}

  /** How a key is kept: the key itself is in its owner's file only. */
  public static String digest(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whose key it is; empty when it is unknown, expired or switched off. */
  public static Optional<Caller> caller(Transaction tx, String token, long now) {
    return tx.query(
            "select person_id, digest from api_key where digest = ? and active = 1"
                + " and (expires_at is null or expires_at > ?)",
            digest(token),
            now)
        .first(row -> new Caller(row.text("person_id"), row.text("digest")));
  }

  /** The role in a project of the workspace; 0 for none, or when either does not exist. */
  static int projectRole(Transaction tx, String slug, String project, Caller caller) {
    return tx.query(
            "select m.role from project_member m join project p on p.id = m.project_id"
                + " join workspace w on w.id = p.workspace_id"
                + " where w.slug = ? and p.id = ? and m.person_id = ?",
            slug,
            project,
            caller.id())
        .first(row -> (int) row.number("role"))
        .orElse(0);
  }

  /** The role in a workspace; 0 for none, or when it does not exist. */
  static int workspaceRole(Transaction tx, String slug, Caller caller) {
    return tx.query(
            "select m.role from workspace_member m join workspace w on w.id = m.workspace_id"
                + " where w.slug = ? and m.person_id = ?",
            slug,
            caller.id())
        .first(row -> (int) row.number("role"))
        .orElse(0);
  }
}
