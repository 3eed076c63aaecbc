package io.operationscenter.planner.shell.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under headings, each column as wide as its widest cell. Cells are made visible. A table of
 * many rows is printed piece by piece: its columns get wider then, and never narrower.
 */
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;
  private final int stateColumn;
  private int printed;

  /**
   * @param stateColumn the one with a state, coloured where colours may be; -1 for none
   * @param headings one for each column
   */
  public Table(int stateColumn, String... headings) {
    this.stateColumn = stateColumn;
    this.widths = new int[headings.length];
    rows.add(List.of(headings));
  }

  /** Adds a row with as many cells as there are headings. */
  public void add(String... cells) {
    if (cells.length != widths.length) {
      throw new IllegalArgumentException(
          "%d cells under %d headings".formatted(cells.length, widths.length));
    }
    rows.add(List.of(cells).stream().map(Visible::line).toList());
  }

  /** The lines of what was added since they were asked for; the headings are the first. */
  public List<String> lines(Terminal terminal) {
    rows.forEach(this::widen);
    List<String> lines = IntStream.range(0, rows.size()).mapToObj(n -> line(n, terminal)).toList();
    printed += rows.size();
    rows.clear();
    return lines;
  }

  private void widen(List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], row.get(i).length());
    }
  }

  private String line(int number, Terminal terminal) {
    List<String> row = rows.get(number);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      boolean last = i == widths.length - 1;
      line.append(printed + number > 0 && i == stateColumn ? terminal.state(cell) : cell);
      if (!last) {
        line.repeat(' ', widths[i] - cell.length()).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }
}
