package io.operationscenter.planner.shell.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is known of where stdout and stderr go.
 *
 * @param out stdout is a terminal
 * @param err stderr is a terminal
 * @param colour stdout may be coloured
 */
public record Terminal(boolean out, boolean err, boolean colour) {

  /** Files and pipes. */
  public static final Terminal NONE = new Terminal(false, false, false);

  /** This process's own. */
  public static Terminal of(Map<String, String> environment) {
    boolean out = isTerminal(1);
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(out, isTerminal(2), out && !plain);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String target =
          Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor))).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException noSuchFileSystem) {
      return false;
    }
  }

  /** A word in the colour that belongs to it, where colours may be. */
  String state(String word) {
    if (!colour) {
      return word;
    }
    String code =
        switch (word) {
          case "succeeded",
              "Done",
              "Review",
              "In Review",
              "passed",
              "allow",
              "allow_with_warnings" ->
              "32";
          case "failed", "blocked", "Blocked", "rejected", "block" -> "31";
          case "refused",
              "cancelled",
              "expired",
              "Cancelled",
              "waiting",
              "withdrawn",
              "require_review",
              "review_required",
              "warned" ->
              "33";
          default -> "36";
        };
    return "\u001b[" + code + "m" + word + "\u001b[0m";
  }
}
