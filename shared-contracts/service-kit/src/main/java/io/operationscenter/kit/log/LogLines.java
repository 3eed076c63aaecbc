package io.operationscenter.kit.log;

import java.io.PrintWriter;
import java.util.logging.Formatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;

/** The log of a program that runs without Quarkus: the same lines, through the same mask. */
public final class LogLines {

  private final Formatter formatter;
  private final PrintWriter out;

  /**
   * @param service what stands in every line as {@link LogField#SERVICE}
   * @param out where lines go, each at once
   */
  public LogLines(String service, LogMasking masking, PrintWriter out) {
    this.formatter = new MaskingFormatter(new VocabularyFormatter(service), masking);
    this.out = out;
  }

  /** What goes on. */
  public void info(Class<?> speaker, String message) {
    write(Level.INFO, speaker, message, null);
  }

  /** A fault of ours. */
  public void error(Class<?> speaker, String message, Throwable failure) {
    write(Level.ERROR, speaker, message, failure);
  }

  private void write(
      java.util.logging.Level level,
      Class<?> speaker,
      String message,
      @Nullable Throwable failure) {
    ExtLogRecord record =
        new ExtLogRecord(
            level, message, ExtLogRecord.FormatStyle.NO_FORMAT, LogLines.class.getName());
    record.setLoggerName(speaker.getName());
    if (failure != null) {
      record.setThrown(failure);
    }
    out.print(formatter.format(record));
    out.flush();
  }
}
