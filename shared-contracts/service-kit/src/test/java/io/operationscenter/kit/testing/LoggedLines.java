package io.operationscenter.kit.testing;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Lines that begin with a word, with their parameters, as anybody logs them until closed. */
public final class LoggedLines extends Handler implements AutoCloseable {

  private final String word;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LoggedLines(String word) {
    this.word = word;
  }

  public static LoggedLines beginningWith(String word) {
    LoggedLines lines = new LoggedLines(word);
    Logger.getLogger("").addHandler(lines);
    return lines;
  }

  public List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    String text = line.getMessage() + Arrays.toString(line.getParameters());
    if (text.startsWith(word)) {
      lines.add(text);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
