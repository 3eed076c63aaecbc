package io.operationscenter.contracts.paths;

import java.util.List;
import java.util.Optional;

/** A list of allowed paths; an empty one allows everything inside the repository (spec 03 §6.5). */
public final class AllowedPaths {

  private record Entry(String text, Optional<String> literal, PathGlob glob) {
    static Entry of(String text) {
      return new Entry(text, RepositoryPath.resolve(text), PathGlob.of(text));
    }

    boolean covers(String path) {
      return literal.filter(prefix -> liesIn(path, prefix)).isPresent() || glob.matches(path);
    }

    private static boolean liesIn(String path, String prefix) {
      return prefix.isEmpty() || path.equals(prefix) || path.startsWith(prefix + "/");
    }
  }

  private final List<Entry> entries;

  private AllowedPaths(List<Entry> entries) {
    this.entries = entries;
  }

  /** The paths that directories, files or globs allow. */
  public static AllowedPaths of(List<String> entries) {
    return new AllowedPaths(entries.stream().map(Entry::of).toList());
  }

  /** True when the path lies inside the repository and an entry covers it. */
  public boolean allow(String path) {
    return RepositoryPath.resolve(path)
        .filter(inside -> entries.isEmpty() || entries.stream().anyMatch(e -> e.covers(inside)))
        .isPresent();
  }

  /**
   * True when another list does not widen this one: one of the two is empty, or each entry of the
   * other equals one of this list or is, taken as a path, allowed by it (spec 01 §1).
   */
  public boolean contain(List<String> narrower) {
    return entries.isEmpty()
        || narrower.stream()
            .allMatch(
                entry -> entries.stream().anyMatch(e -> e.text().equals(entry)) || allow(entry));
  }
}
