package io.operationscenter.kit.git;

/**
 * What git shows to a remote by http(s). It reaches git through its environment only, and git gives
 * it to the remote's own host only.
 *
 * @param username user name, for tokens often {@code x-access-token}
 * @param secret password or token
 */
public record GitCredential(String username, String secret) {

  public GitCredential {
    if (username.isEmpty() || secret.isEmpty() || !isOneLine(username) || !isOneLine(secret)) {
      throw new IllegalArgumentException(
          "git credential needs a user name and a secret of one line each");
    }
  }

  private static boolean isOneLine(String text) {
    return text.chars().noneMatch(c -> c == '\n' || c == '\r' || c == '\0');
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "GitCredential[username=" + username + "]";
  }
}
