package io.operationscenter.kit.testing;

import org.junit.jupiter.api.Assumptions;

/** An assumption that says on the console why a test is skipped. */
public final class SpokenAssumption {

  private SpokenAssumption() {}

  /** Skips the running test, aloud, unless the assumption holds. */
  public static void assumeAloud(boolean holds, String otherwise) {
    if (!holds) {
      System.out.println("skipped: " + otherwise);
    }
    Assumptions.assumeTrue(holds, otherwise);
  }
}
