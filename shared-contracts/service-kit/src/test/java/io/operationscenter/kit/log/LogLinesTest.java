package io.operationscenter.kit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LogLinesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final VocabularyFormatter formatter = new VocabularyFormatter("review");

  private static ExtLogRecord record(String message) {
    ExtLogRecord record =
        new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.PRINTF, "class");
    record.setLoggerName("io.operationscenter.Some");
    record.setThreadName("worker");
    record.setInstant(Instant.parse("2026-04-28T10:15:30.123456789Z"));
    return record;
  }

  @Test
  void aLineIsOneObjectInTheVocabulary() throws Exception {
    ExtLogRecord record = record("took %d");
    record.setParameters(new Object[] {5});
    record.putMdc(LogField.TICKET_ID.key(), "t-1");
    record.putMdc("stranger", "is not in the vocabulary");

    String line = formatter.format(record);

    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(JSON.readTree(line))
        .isEqualTo(
            JSON.readTree(
                """
                {"ts":"2026-04-28T10:15:30.123456Z","level":"INFO",
                 "logger":"io.operationscenter.Some","message":"took 5","thread":"worker",
                 "service":"review","ticket_id":"t-1"}
                """));
  }

  @Test
  void hostileTextStaysInsideItsField() throws Exception {
    ExtLogRecord record = record("\"}\n{\"level\":\"ERROR\" \u0000 \u2028");

    JsonNode line = JSON.readTree(formatter.format(record));

    assertThat(line.at("/level").asText()).isEqualTo("INFO");
    assertThat(line.at("/message").asText()).startsWith("\"}\n{");
  }

  @Test
  void aFailureBringsItsTypeMessageAndFrames() throws Exception {
    ExtLogRecord record = record("no");
    record.setThrown(new IllegalStateException("outer", new IllegalArgumentException("inner")));

    JsonNode exception = JSON.readTree(formatter.format(record)).at("/exception");

    assertThat(exception.at("/type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(exception.at("/message").asText()).isEqualTo("outer");
    assertThat(exception.at("/stack_trace").asText()).contains("inner", "LogLinesTest");
  }

  @Test
  void withoutQuarkusLinesAreTheSame() throws Exception {
    StringWriter written = new StringWriter();
    LogLines log =
        new LogLines("board", line -> line.replace("hunter2", "***"), new PrintWriter(written));

    log.info(LogLinesTest.class, "100 %d hunter2");
    log.error(LogLinesTest.class, "failed", new IllegalStateException("hunter2 was refused"));

    assertThat(written.toString()).hasLineCount(2).doesNotContain("hunter2");
    JsonNode first = JSON.readTree(written.toString().lines().findFirst().orElseThrow());
    assertThat(first.at("/message").asText()).isEqualTo("100 %d ***");
    assertThat(first.at("/service").asText()).isEqualTo("board");
    JsonNode second = JSON.readTree(written.toString().lines().skip(1).findFirst().orElseThrow());
    assertThat(second.at("/level").asText()).isEqualTo("ERROR");
    assertThat(second.at("/exception/stack_trace").asText()).contains("LogLinesTest");
  }

  @Test
  void theWholeLinePassesTheMask() {
    ExtLogRecord record = record("token hunter2");
    record.setThrown(new IllegalStateException("hunter2 was refused"));
    MaskingFormatter masked =
        new MaskingFormatter(formatter, line -> line.replace("hunter2", "***"));

    assertThat(masked.format(record)).contains("token ***").doesNotContain("hunter2");
  }

  @Test
  void aScopeCannotOverwriteWhatTheFormatterWrites() {
    assertThatThrownBy(() -> LogScope.open(LogField.LEVEL, "ERROR")).hasMessageContaining("level");
  }

  @Test
  void everyKeyStandsOnce() {
    Set<String> keys =
        Arrays.stream(LogField.values()).map(LogField::key).collect(Collectors.toSet());

    assertThat(keys).hasSize(LogField.values().length);
  }
}
