package io.operationscenter.contracts.paths;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The normal form of a path inside a repository (spec 03 §6.5). */
public final class RepositoryPath {

  private RepositoryPath() {}

  /**
   * Turns {@code \} into {@code /} and resolves {@code .}, {@code ..} and empty segments; names
   * keep their leading dots.
   *
   * @return the path without leading or trailing slash, {@code ""} for the repository itself; empty
   *     when the path is absolute or leaves the repository
   */
  public static Optional<String> resolve(String path) {
    String slashed = path.replace('\\', '/');
    if (slashed.startsWith("/")) {
      return Optional.empty();
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : slashed.split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> {
          if (segments.isEmpty()) {
            return Optional.empty();
          }
          segments.removeLast();
        }
        default -> segments.addLast(segment);
      }
    }
    return Optional.of(String.join("/", segments));
  }
}
