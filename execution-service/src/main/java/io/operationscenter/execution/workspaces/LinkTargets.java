package io.operationscenter.execution.workspaces;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows the symbolic links of a tree the way the kernel does, through other links of the tree, to
 * see which leave it.
 */
final class LinkTargets {

  /** As many links the kernel follows before it gives up. */
  private static final int MOST_STEPS = 40;

  private final Map<String, String> targets;

  /**
   * @param targets what each link holds, by path
   */
  LinkTargets(Map<String, String> targets) {
    this.targets = Map.copyOf(targets);
  }

  /** The links that lead outside and are changed, or lead there through a changed one; sorted. */
  Set<String> leaving(Collection<String> changed) {
    Set<String> leaving = new TreeSet<>();
    for (String link : targets.keySet()) {
      Set<String> passed = new HashSet<>();
      if (leaves(link, passed) && passed.stream().anyMatch(changed::contains)) {
        leaving.add(link);
      }
    }
    return leaving;
  }

  private boolean leaves(String link, Set<String> passed) {
    Deque<String> at = new ArrayDeque<>();
    Deque<String> todo = new ArrayDeque<>(List.of(link.split("/", -1)));
    int steps = 0;
    while (!todo.isEmpty()) {
      String segment = todo.removeFirst();
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (segment.equals("..")) {
        if (at.isEmpty()) {
          return true;
        }
        at.removeLast();
        continue;
      }
      at.addLast(segment);
      String here = String.join("/", at);
      String target = targets.get(here);
      if (target != null) {
        passed.add(here);
        if (target.startsWith("/")) {
          return true;
        }
        if (++steps > MOST_STEPS) {
          return false;
        }
        at.removeLast();
        String[] segments = target.split("/", -1);
        for (int i = segments.length - 1; i >= 0; i--) {
          todo.addFirst(segments[i]);
        }
      }
    }
    return false;
  }
}
