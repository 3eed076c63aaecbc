package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Pairs the elements of two lists whose order does not count. */
final class Partners {

  /** Whether an element of the answer complies with an expected one. */
  interface Match {
    boolean pairs(List<String> path, JsonNode expected, JsonNode answer);
  }

  private static final int NOBODY = -1;

  private final boolean[][] pairs;
  private final int expectedSize;
  private final int answerSize;

  Partners(Match match, List<String> path, JsonNode expected, JsonNode answer) {
    expectedSize = expected.size();
    answerSize = answer.size();
    pairs = new boolean[expectedSize][answerSize];
    for (int left = 0; left < expectedSize; left++) {
      List<String> place = Differences.below(path, String.valueOf(left));
      for (int right = 0; right < answerSize; right++) {
        pairs[left][right] = match.pairs(place, expected.get(left), answer.get(right));
      }
    }
  }

  /** Each element of either list has at least one partner. */
  boolean cover() {
    return lefts().allMatch(left -> rights().anyMatch(right -> pairs[left][right]))
        && rights().allMatch(right -> lefts().anyMatch(left -> pairs[left][right]));
  }

  /**
   * Each element has a partner of its own. An expected element may pin less than another one, so
   * the first free partner is not always the right one: whoever holds a wanted partner looks for
   * another (augmenting paths).
   */
  boolean pairOff() {
    if (expectedSize != answerSize) {
      return false;
    }
    int[] holder = new int[answerSize];
    Arrays.fill(holder, NOBODY);
    return lefts().allMatch(left -> findPartner(left, holder, new boolean[answerSize]));
  }

  private boolean findPartner(int left, int[] holder, boolean[] asked) {
    for (int right = 0; right < answerSize; right++) {
      if (pairs[left][right] && !asked[right]) {
        asked[right] = true;
        if (holder[right] == NOBODY || findPartner(holder[right], holder, asked)) {
          holder[right] = left;
          return true;
        }
      }
    }
    return false;
  }

  private IntStream lefts() {
    return IntStream.range(0, expectedSize);
  }

  private IntStream rights() {
    return IntStream.range(0, answerSize);
  }
}
