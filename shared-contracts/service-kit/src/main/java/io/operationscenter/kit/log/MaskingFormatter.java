package io.operationscenter.kit.log;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Lets every finished line, stack traces included, pass the mask. */
final class MaskingFormatter extends Formatter {

  private final Formatter formatter;
  private final LogMasking masking;

  MaskingFormatter(Formatter formatter, LogMasking masking) {
    this.formatter = formatter;
    this.masking = masking;
  }

  @Override
  public String format(LogRecord record) {
    return masking.apply(formatter.format(record));
  }

  @Override
  public String getHead(Handler handler) {
    return formatter.getHead(handler);
  }

  @Override
  public String getTail(Handler handler) {
    return formatter.getTail(handler);
  }
}
