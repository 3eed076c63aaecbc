package io.operationscenter.kit.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A part of a text to hide: from {@code start} up to, without, {@code end}. */
record Span(int start, int end) {

  /** Sorts the spans and joins those that overlap; spans that only touch stay apart. */
  static List<Span> merged(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    List<Span> merged = new ArrayList<>();
    for (Span span : sorted) {
      if (!merged.isEmpty() && span.start() < merged.getLast().end()) {
        Span last = merged.removeLast();
        merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
