package io.operationscenter.execution.policy;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The rule of spec 03 §7.5 a second time, written to be read and not to be quick: piece by piece it
 * keeps every place of the path at which what was read of the pattern can end.
 */
final class PlainGlob {

  private final int[] pattern;

  PlainGlob(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  boolean matches(String text) {
    int[] path = text.codePoints().toArray();
    boolean[] ends = new boolean[path.length + 1];
    ends[0] = true;
    int i = 0;
    while (i < pattern.length) {
      boolean atName = i == 0 || pattern[i - 1] == '/';
      if (atName && at(i, '*') && at(i + 1, '*') && at(i + 2, '/')) {
        ends = directories(path, ends);
        i += 3;
      } else if (i == pattern.length - 3 && at(i, '/') && at(i + 1, '*') && at(i + 2, '*')) {
        ends = itselfOrBelow(path, ends);
        i += 3;
      } else if (at(i, '*')) {
        ends = anything(ends);
        i++;
      } else if (at(i, '?')) {
        ends = one(path, ends, _ -> true);
        i++;
      } else if (at(i, '[') && closing(i) > 0) {
        int close = closing(i);
        int open = i;
        ends = one(path, ends, c -> inClass(open, close, c));
        i = close + 1;
      } else {
        int wanted = pattern[i];
        ends = one(path, ends, c -> c == wanted);
        i++;
      }
    }
    return ends[path.length];
  }

  private boolean at(int i, char c) {
    return i < pattern.length && pattern[i] == c;
  }

  private static boolean[] one(int[] path, boolean[] ends, IntPredicate wanted) {
    boolean[] next = new boolean[ends.length];
    for (int i = 0; i < path.length; i++) {
      next[i + 1] = ends[i] && wanted.test(path[i]);
    }
    return next;
  }

  private static boolean[] anything(boolean[] ends) {
    boolean[] next = new boolean[ends.length];
    boolean open = false;
    for (int i = 0; i < ends.length; i++) {
      open |= ends[i];
      next[i] = open;
    }
    return next;
  }

  private static boolean[] directories(int[] path, boolean[] ends) {
    boolean[] next = ends.clone();
    boolean open = false;
    for (int i = 0; i < path.length; i++) {
      open |= ends[i];
      next[i + 1] |= open && path[i] == '/';
    }
    return next;
  }

  private static boolean[] itselfOrBelow(int[] path, boolean[] ends) {
    boolean[] next = new boolean[ends.length];
    boolean below = false;
    for (int i = 0; i < path.length; i++) {
      below |= ends[i] && path[i] == '/';
    }
    Arrays.fill(next, false);
    next[path.length] = below || ends[path.length];
    return next;
  }

  /** A closing bracket in the first place is a member of the class. */
  private int closing(int open) {
    int i = open + (at(open + 1, '!') ? 3 : 2);
    while (i < pattern.length && pattern[i] != ']') {
      i++;
    }
    return i < pattern.length ? i : 0;
  }

  private boolean inClass(int open, int close, int c) {
    boolean negated = at(open + 1, '!');
    boolean member = false;
    int i = open + (negated ? 2 : 1);
    while (i < close) {
      boolean range = i + 2 < close && pattern[i + 1] == '-';
      int last = range ? pattern[i + 2] : pattern[i];
      member |= pattern[i] <= c && c <= last;
      i += range ? 3 : 1;
    }
    return member != negated;
  }
}
