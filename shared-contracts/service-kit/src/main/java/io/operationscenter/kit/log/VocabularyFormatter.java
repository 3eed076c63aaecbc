package io.operationscenter.kit.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** One JSON object a line with the keys of {@link LogField} and no others, in their order. */
final class VocabularyFormatter extends ExtFormatter {

  private static final JsonFactory JSON = new JsonFactory();

  private final String service;

  VocabularyFormatter(String service) {
    this.service = service;
  }

  @Override
  public String format(ExtLogRecord record) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (LogField field : LogField.values()) {
        write(json, field, record);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a log line cannot be written as JSON", e);
    }
    return line.append('\n').toString();
  }

  private void write(JsonGenerator json, LogField field, ExtLogRecord record) throws IOException {
    if (field == LogField.EXCEPTION) {
      writeException(json, record.getThrown());
      return;
    }
    String value = value(field, record);
    if (value != null) {
      json.writeStringField(field.key(), value);
    }
  }

  private @Nullable String value(LogField field, ExtLogRecord record) {
    return switch (field) {
      case TS -> record.getInstant().truncatedTo(ChronoUnit.MICROS).toString();
      case LEVEL -> record.getLevel().getName();
      case LOGGER -> record.getLoggerName();
      case MESSAGE -> formatMessage(record);
      case THREAD -> record.getThreadName();
      case SERVICE -> service;
      default -> record.getMdc(field.key());
    };
  }

  private static void writeException(JsonGenerator json, @Nullable Throwable thrown)
      throws IOException {
    if (thrown == null) {
      return;
    }
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack, true));
    json.writeObjectFieldStart(LogField.EXCEPTION.key());
    json.writeStringField("type", thrown.getClass().getName());
    json.writeStringField("message", thrown.getMessage());
    json.writeStringField("stack_trace", stack.toString());
    json.writeEndObject();
  }
}
