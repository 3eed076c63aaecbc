package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.regex.PatternSyntaxException;

/** A log file that is followed for errors (spec 07 §2.11). */
@Contract(closed = true)
public record LogSource(
    @Doc("The file.") @NotBlank @Example("\"logs/service.log\"") String path,
    @Doc("Key of the repository the errors belong to.") @NotBlank @Example("\"OperationsCenter\"")
        String repoKey,
    @Doc("Regular expression searched in each line, in any case.")
        @Default("\"(ERROR|CRITICAL)\"")
        @NotEmpty String pattern,
    @Doc("Time in which an equal line makes no second card.") @Default("3600") @Min(0) long dedupWindowSeconds) {

  /** Checks every rule and copies what is mutable. */
  public LogSource {
    Checked.arguments(LogSource.class, path, repoKey, pattern, dedupWindowSeconds)
        .rule(() -> compiles(pattern), "pattern", "must be a regular expression, got " + pattern)
        .orThrow();
  }

  private static boolean compiles(String expression) {
    try {
      java.util.regex.Pattern.compile(expression);
      return true;
    } catch (PatternSyntaxException unreadable) {
      return false;
    }
  }
}
