package io.operationscenter.kit.git;

import io.operationscenter.kit.masking.SecretMask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Why an operation of git failed.
 *
 * @param kind what to make of it
 * @param operation what was tried, in words: {@code fetch into the mirror}
 * @param excerpt the end of what git said, masked, at most 1,000 characters
 */
public record GitFailure(Kind kind, String operation, String excerpt) {

  /** What to make of a failure. */
  public enum Kind {
    /** The remote does not answer; worth another try later. */
    UNREACHABLE,
    /** The remote does not know us or does not let us. */
    AUTHENTICATION,
    /** The remote has no such repository, or hides it from us. */
    NOT_FOUND,
    /** The remote is a kind of repository that we cannot work with. */
    UNSUPPORTED,
    /** Another git process held a lock for longer than git itself waits. */
    LOCKED,
    /** Our copy of the repository is damaged; it must be made anew. */
    CORRUPT,
    /** No such commit or ref. */
    UNKNOWN_REVISION,
    /** It took longer than its limit. */
    TIMED_OUT,
    /** It was cancelled. */
    CANCELLED,
    /** Git could not be started. */
    NOT_STARTED,
    /** Anything else; the excerpt tells. */
    OTHER
  }

  private static final int LONGEST_EXCERPT = 1_000;
  private static final Map<Kind, Pattern> SIGNS = new LinkedHashMap<>();

  static {
    sign(Kind.UNSUPPORTED, "mismatched algorithms");
    sign(Kind.LOCKED, "\\.lock': File exists|cannot lock ref|Unable to create '.*\\.lock'");
    sign(
        Kind.AUTHENTICATION,
        "Authentication failed|could not read (?:Username|Password)|Permission denied"
            + "|returned error: (?:401|403)|Host key verification failed|Invalid username");
    sign(
        Kind.NOT_FOUND,
        "Repository not found|returned error: 404|repository '.*' not found"
            + "|does not appear to be a git repository|' does not exist");
    sign(
        Kind.UNREACHABLE,
        "Could not resolve|Failed to connect|Couldn't connect|Connection (?:refused|timed out|reset)"
            + "|unable to access|Could not read from remote|hung up unexpectedly|early EOF"
            + "|Network is unreachable|returned error: 5[0-9][0-9]|RPC failed");
    sign(
        Kind.UNKNOWN_REVISION,
        "Needed a single revision|Not a valid (?:object|commit) name|unknown revision"
            + "|couldn't find remote ref|not a valid object name");
    sign(
        Kind.CORRUPT,
        "corrupt|object file .* is empty|inflate: |not a git repository|unable to read (?:tree|sha1)"
            + "|bad (?:object|tree|signature)|missing (?:blob|tree|commit|object)|unable to unpack"
            + "|invalid sha1 pointer|packfile .* cannot|garbage at end|[Cc]ould not read [0-9a-f]{40}"
            + "|Could not parse object|failed to read object|did not send all necessary objects"
            + "|unable to parse (?:commit|object)|failed to traverse parents"
            + "|failed to unpack tree object");
  }

  static GitFailure said(String operation, String stderr, SecretMask mask) {
    Kind kind =
        SIGNS.entrySet().stream()
            .filter(sign -> sign.getValue().matcher(stderr).find())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(Kind.OTHER);
    return of(kind, operation, mask.mask(stderr));
  }

  static GitFailure of(Kind kind, String operation, String words) {
    String trimmed = words.strip();
    return new GitFailure(
        kind, operation, trimmed.substring(Math.max(0, trimmed.length() - LONGEST_EXCERPT)));
  }

  private static void sign(Kind kind, String pattern) {
    SIGNS.put(kind, Pattern.compile(pattern));
  }

  /** The failure in one sentence. */
  public String inWords() {
    return operation + " failed (" + kind + "): " + excerpt;
  }
}
