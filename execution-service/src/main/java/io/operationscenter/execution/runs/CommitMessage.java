package io.operationscenter.execution.runs;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.kit.masking.SecretMask;
import java.util.regex.Pattern;

/** The subject of a run's commit (spec 03 §6.6, row 5), without secrets: it leaves the machine. */
final class CommitMessage {

  private static final int LONGEST = 72;
  private static final int ID_SHOWN = 8;
  private static final Pattern TAGS = Pattern.compile("^(?:\\[[^\\]]*\\]\\s+)+");
  private static final Pattern MARKS = Pattern.compile("\\*\\*|`");
  private static final Pattern ENDS = Pattern.compile("^[\\s.\\-]+|[\\s.\\-]+$");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private CommitMessage() {}

  static String of(ExecutionRequest request, SecretMask mask) {
    String first = request.goalText().lines().findFirst().orElse("").strip();
    String plain = MARKS.matcher(TAGS.matcher(first).replaceFirst("")).replaceAll("");
    String subject = trim(mask.mask(CONTROL.matcher(plain).replaceAll(" ")));
    if (subject.codePointCount(0, subject.length()) > LONGEST) {
      subject = trim(subject.substring(0, subject.offsetByCodePoints(0, LONGEST)));
    }
    return subject.isEmpty()
        ? "Operations Center run "
            + request.runId().substring(0, Math.min(ID_SHOWN, request.runId().length()))
        : subject;
  }

  private static String trim(String text) {
    return ENDS.matcher(text).replaceAll("");
  }
}
