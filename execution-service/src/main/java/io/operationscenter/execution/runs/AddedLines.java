package io.operationscenter.execution.runs;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a diff adds, file by file. */
final class AddedLines {

  private static final String NEW_FILE = "+++ ";

  private AddedLines() {}

  /**
   * Added lines by file, each ended by a line break.
   *
   * @param patch as {@code git diff} writes it; a name that git quotes stays quoted
   */
  static Map<String, String> of(String patch) {
    Map<String, StringBuilder> added = new LinkedHashMap<>();
    String file = "the diff";
    boolean header = true;
    // A carriage return is text: what stands behind it was added too.
    for (String line : patch.split("\n", -1)) {
      if (line.startsWith("diff --git ")) {
        header = true;
      } else if (header && line.startsWith(NEW_FILE)) {
        file = line.substring(NEW_FILE.length()).replaceFirst("^b/", "").strip();
      } else if (line.startsWith("@@")) {
        header = false;
      } else if (!header && line.startsWith("+")) {
        added
            .computeIfAbsent(file, _ -> new StringBuilder())
            .append(line, 1, line.length())
            .append('\n');
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    added.forEach((name, text) -> texts.put(name, text.toString()));
    return texts;
  }
}
