package io.operationscenter.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/logging.md} says what {@link LogField} says. */
class LogVocabularyTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("root.directory", "../..")).resolve("docs/logging.md");

  @Test
  void isDocumented() throws IOException {
    String generated = document();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(DOCUMENT, generated);
    }

    assertThat(DOCUMENT)
        .as(
            "run ./mvnw test -pl shared-contracts/service-kit -am -Dregenerate=true and commit the"
                + " result")
        .hasContent(generated);
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Log lines

            `serve` writes its log to stderr, one JSON object a line (`--log-format text` for people).
            These are all keys there are; code sets the ones of the second table for a stretch of work
            with `LogScope`. Generated from `LogField`.

            ## On every line

            | key | meaning |
            |---|---|
            """);
    boolean second = false;
    for (LogField field : LogField.values()) {
      if (field.isContextual() && !second) {
        second = true;
        text.append("\n## Where it applies\n\n| key | meaning |\n|---|---|\n");
      }
      text.append("| `%s` | %s |\n".formatted(field.key(), field.meaning()));
    }
    return text.toString();
  }
}
