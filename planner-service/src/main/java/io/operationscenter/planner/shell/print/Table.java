package io.operationscenter.planner.shell.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, each column as wide as its widest cell. Cells are made visible. */
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int stateColumn;

  /**
   * @param stateColumn the one with a state, coloured where colours may be; -1 for none
   * @param headings one for each column
   */
  public Table(int stateColumn, String... headings) {
    this.stateColumn = stateColumn;
    rows.add(List.of(headings));
  }

  /** Adds a row with as many cells as there are headings. */
  public void add(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "%d cells under %d headings".formatted(cells.length, rows.getFirst().size()));
    }
    rows.add(List.of(cells).stream().map(Visible::line).toList());
  }

  /** The lines. */
  public List<String> lines(Terminal terminal) {
    int columns = rows.getFirst().size();
    int[] widths =
        IntStream.range(0, columns)
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return IntStream.range(0, rows.size()).mapToObj(n -> line(n, widths, terminal)).toList();
  }

  private String line(int number, int[] widths, Terminal terminal) {
    List<String> row = rows.get(number);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      boolean last = i == widths.length - 1;
      line.append(number > 0 && i == stateColumn ? terminal.state(cell) : cell);
      if (!last) {
        line.repeat(' ', widths[i] - cell.length()).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }
}
