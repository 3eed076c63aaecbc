package io.operationscenter.planner.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for files that a goal names in the operator's own checkout; reads names only. */
final class LocalCheckout {

  private static final int DEEPEST = 12;
  private static final long MOST_ENTRIES = 50_000;

  private LocalCheckout() {}

  /**
   * True when the file is there, under its path or, for a bare name, anywhere. What cannot be
   * looked at counts as there: an unreadable checkout rejects no card.
   */
  static boolean holds(@Nullable String root, String file) {
    if (root == null) {
      return true;
    }
    try {
      Path folder = Path.of(root).toAbsolutePath().normalize();
      if (!Files.isDirectory(folder)) {
        return true;
      }
      Path named = folder.resolve(file).normalize();
      return named.startsWith(folder)
          && (Files.exists(named) || (!file.contains("/") && anywhere(folder, file)));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private static boolean anywhere(Path folder, String name) {
    try (Stream<Path> entries = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
      return entries.limit(MOST_ENTRIES).anyMatch(entry -> entry.endsWith(name));
    } catch (IOException | UncheckedIOException unreadable) {
      return true;
    }
  }
}
