package io.operationscenter.planner.shell.print;

import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealLink;
import org.jspecify.annotations.Nullable;

/** A seal in words. */
final class SealText {

  private SealText() {}

  static void head(@Nullable Seal seal, Lines lines) {
    if (seal != null) {
      lines.add("Seal", "number %d, head %s".formatted(seal.number(), seal.head()));
    }
  }

  static void chain(@Nullable Seal seal, Lines lines) {
    head(seal, lines);
    if (seal != null) {
      String previous = seal.previous();
      lines.more(previous == null ? "the first of the chain" : "goes on from " + previous);
      seal.links().forEach(link -> lines.more(link(link)));
    }
  }

  private static String link(SealLink link) {
    return "%-11s%s  %d file(s)".formatted(link.name(), link.digest(), link.files().size());
  }
}
