package io.operationscenter.planner.shell.print;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of {@code name value} with the names in one column. Values are made visible. */
final class Lines {

  private static final int NAME_WIDTH = 12;

  private final List<String> lines = new ArrayList<>();

  void add(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      String[] parts = Visible.text(value).split("\n", -1);
      lines.add(name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + parts[0]);
      for (int i = 1; i < parts.length; i++) {
        lines.add(" ".repeat(NAME_WIDTH) + parts[i]);
      }
    }
  }

  /** Below the value before it. */
  void more(String text) {
    add("", text);
  }

  /** A line that is safe already. */
  void raw(String line) {
    lines.add(line);
  }

  List<String> all() {
    return List.copyOf(lines);
  }
}
