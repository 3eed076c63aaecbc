package io.operationscenter.kit.git;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the symbolic links of a tree. */
public final class TreeLinks {

  private final Git git;

  public TreeLinks(Git git) {
    this.git = git;
  }

  /** Where the symbolic links of a tree point to, by path. */
  public GitResult<Map<String, String>> of(Repository repository, ObjectId tree) {
    return git.call(GitCall.of("list the links", repository, "ls-tree", "-r", "-z", tree.hex()))
        .then(answer -> targets(repository, linkIds(answer.text())));
  }

  private static Map<String, String> linkIds(String listing) {
    Map<String, String> ids = new HashMap<>();
    for (String entry : listing.split("\0", -1)) {
      if (entry.startsWith("120000 ")) {
        int tab = entry.indexOf('\t');
        ids.put(entry.substring(tab + 1), entry.substring(0, tab).split(" ", -1)[2]);
      }
    }
    return ids;
  }

  private GitResult<Map<String, String>> targets(Repository repository, Map<String, String> ids) {
    List<String> paths = List.copyOf(ids.keySet());
    StringBuilder wanted = new StringBuilder();
    paths.forEach(path -> wanted.append(ids.get(path)).append('\n'));
    return git.call(
            GitCall.of("read the links", repository, "cat-file", "--batch").fed(wanted.toString()))
        .map(answer -> contents(paths, answer.stdout().bytes()));
  }

  private static Map<String, String> contents(List<String> paths, byte[] answer) {
    Map<String, String> targets = new HashMap<>();
    int at = 0;
    for (String path : paths) {
      int end = at;
      while (answer[end] != '\n') {
        end++;
      }
      String header = new String(answer, at, end - at, StandardCharsets.UTF_8);
      int size = Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1));
      targets.put(path, new String(answer, end + 1, size, StandardCharsets.UTF_8));
      at = end + size + 2;
    }
    return targets;
  }
}
