package io.operationscenter.execution.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTargetsTest {

  @Test
  void followsLinksThroughLinks() {
    // Given
    LinkTargets links =
        new LinkTargets(
            Map.of(
                "in", "a/b",
                "a/up", "..",
                "a/out", "up/..",
                "round", "round",
                "whole", "."));

    // When // Then
    assertThat(links.leaving(List.of("in", "a/up", "a/out", "round", "whole")))
        .containsExactly("a/out");
  }

  @Test
  void anUnchangedLinkCountsWhenAChangedOneLeadsItOut() {
    // Given
    LinkTargets links = new LinkTargets(Map.of("old", "d/..", "d", "."));

    // When // Then
    assertThat(links.leaving(List.of("d"))).containsExactly("old");
    assertThat(links.leaving(List.of("other"))).isEmpty();
  }

  @Test
  void namesEveryLinkOfRandomTreesThatTheKernelFollowsOut(@TempDir Path folder) throws IOException {
    Random random = new Random(20_260_711);
    Set<Boolean> seen = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      // Given
      Path root = Files.createDirectories(folder.resolve("a/t" + i)).toRealPath();
      Map<String, String> targets = plant(random, root);

      // When
      Set<String> leaving = new LinkTargets(targets).leaving(targets.keySet());

      // Then
      for (String link : targets.keySet()) {
        if (outside(root, link)) {
          assertThat(leaving).as("%s of %s", link, targets).contains(link);
        }
        seen.add(leaving.contains(link));
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(true, false);
  }

  private static boolean outside(Path root, String link) {
    try {
      return !root.resolve(link).toRealPath().startsWith(root);
    } catch (IOException _) {
      return false; // leads nowhere, or round
    }
  }

  private static Map<String, String> plant(Random random, Path root) throws IOException {
    List<String> directories = List.of("", "a", "a/a", "a/b", "b", "b/a");
    for (String directory : directories) {
      Files.createDirectories(root.resolve(directory));
    }
    Map<String, String> targets = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      String directory = directories.get(random.nextInt(directories.size()));
      String link = directory + (directory.isEmpty() ? "" : "/") + "l" + i;
      List<String> steps = new ArrayList<>();
      for (int n = random.nextInt(5); n >= 0; n--) {
        String step = List.of("..", "..", ".", "a", "b", "l").get(random.nextInt(6));
        steps.add(step.equals("l") ? "l" + random.nextInt(12) : step);
      }
      String target = (random.nextInt(20) == 0 ? root + "/../" : "") + String.join("/", steps);
      Files.createSymbolicLink(root.resolve(link), Path.of(target));
      targets.put(link, target);
    }
    return targets;
  }
}
