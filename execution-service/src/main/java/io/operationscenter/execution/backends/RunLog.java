package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.ArtifactType;
import java.util.Arrays;
import java.util.Optional;

/** The excerpt of a backend's output that stays with the result (spec 03 §3). */
public final class RunLog {

  private static final int LONGEST = 4_000;
  private static final int END = 2_000;
  private static final String CUT = "\n...[truncated]...\n";

  private RunLog() {}

  /** Both ends of the trimmed output; empty when there was none. */
  public static Optional<String> excerpt(String stdout, String stderr) {
    String output = (stdout + "\n" + stderr).strip();
    if (output.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Excerpts.length(output) <= LONGEST
            ? output
            : Excerpts.first(output, END) + CUT + Excerpts.last(output, END));
  }

  /** The type of an artifact that a backend reports; one that is not known is a log excerpt. */
  public static ArtifactType reportedType(String type) {
    return Arrays.stream(ArtifactType.values())
        .filter(known -> known.wire().equals(type))
        .findFirst()
        .orElse(ArtifactType.LOG_EXCERPT);
  }
}
