package io.operationscenter.planner.lanes.goal;

import java.util.ArrayList;
import java.util.List;

/** Everything that leaves the process, in order; a test may end the process at one of them. */
public final class OutsideEffects {

  private final List<String> done = new ArrayList<>();
  private int killAt;
  private boolean before;

  /** Ends the process at the n-th effect from now, before or after it happened. */
  synchronized void killAt(int n, boolean beforeIt) {
    killAt = done.size() + n;
    before = beforeIt;
  }

  synchronized void run(String name, Runnable effect) {
    done.add(name);
    boolean last = done.size() == killAt;
    if (last && before) {
      throw new Killed("before " + name);
    }
    effect.run();
    if (last) {
      throw new Killed("after " + name);
    }
  }

  synchronized List<String> done() {
    return List.copyOf(done);
  }
}
