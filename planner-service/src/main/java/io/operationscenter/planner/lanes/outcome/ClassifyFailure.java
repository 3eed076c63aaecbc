package io.operationscenter.planner.lanes.outcome;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Classifies a run that did not succeed; the first rule that matches wins (spec 06 §11.1). */
public final class ClassifyFailure {

  private static final Pattern QUESTION =
      Pattern.compile("<!--\\s*cp:question:(.*?)-->", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Words OUT_OF_MEMORY =
      Words.of("out of memory", "cannot allocate memory", "oom", "memory allocation failed");
  private static final Words KILLED = Words.of("killed");
  private static final Words OUT_OF_TIME =
      Words.of("timed out", "timeout", "operation timed out", "deadline exceeded");
  private static final Words MODEL =
      Words.of(
          "internal server error",
          "service unavailable",
          "bad gateway",
          "overloaded",
          "too many requests",
          "rate_limit_error",
          "provider api error");
  private static final Words CONTEXT =
      Words.of(
          "context window",
          "context length",
          "maximum context",
          "context_length_exceeded",
          "token limit",
          "exceeds the maximum",
          "too long for");
  private static final Words DEPENDENCY =
      Words.of(
          "modulenotfounderror",
          "importerror",
          "no module named",
          "cannot import name",
          "command not found",
          "npm err");
  private static final Words TOOL =
      Words.of(
          "tool_error",
          "bash tool failed",
          "git tool failed",
          "permission denied",
          "read-only file system");
  private static final Words INFRASTRUCTURE =
      Words.of(
          "api key not set",
          "authentication",
          "auth",
          "login required",
          "no such file or directory");

  private static final int SAMPLES = 10;
  private static final int FLAKY_FAILURES = 3;

  private final Function<String, String> history;

  /**
   * @param history outcomes of a validation command, the oldest first: S passed, F failed; empty
   *     when nothing is known
   */
  public ClassifyFailure(Function<String, String> history) {
    this.history = history;
  }

  /**
   * What was found.
   *
   * @param failure the class
   * @param question what the agent asks; null without a question
   */
  public record Classified(FailureClass failure, @Nullable String question) {}

  /** The class of a failed run. */
  public Classified of(RunFacts facts) {
    if (!facts.policyViolations().isEmpty()) {
      return new Classified(FailureClass.SCOPE_POLICY, null);
    }
    return question(facts)
        .map(text -> new Classified(FailureClass.AWAITING_INPUT, text))
        .orElseGet(() -> new Classified(byText(facts), null));
  }

  private FailureClass byText(RunFacts facts) {
    String text = facts.stderr();
    boolean outOfTime = facts.timedOut() || OUT_OF_TIME.in(text);
    if (RunSignals.quotaExhausted(text)) {
      return FailureClass.QUOTA_EXHAUSTED;
    }
    if (OUT_OF_MEMORY.in(text) || (KILLED.in(text) && !outOfTime)) {
      return FailureClass.OOM;
    }
    if (outOfTime) {
      return FailureClass.TIMEOUT;
    }
    if (MODEL.in(text)) {
      return FailureClass.MODEL_ERROR;
    }
    if (CONTEXT.in(text)) {
      return FailureClass.CONTEXT_LIMIT;
    }
    if (DEPENDENCY.in(text)) {
      return FailureClass.DEPENDENCY_MISSING;
    }
    return afterValidation(facts, text);
  }

  private FailureClass afterValidation(RunFacts facts, String text) {
    if (!facts.validation().isEmpty() && !facts.validationPassed()) {
      return flaky(facts) ? FailureClass.FLAKY_TEST : FailureClass.VALIDATION_FAILURE;
    }
    if (TOOL.in(text)) {
      return FailureClass.TOOL_FAILURE;
    }
    return INFRASTRUCTURE.in(text) ? FailureClass.INFRA_TOOLING : FailureClass.UNKNOWN;
  }

  private boolean flaky(RunFacts facts) {
    return facts.validation().stream()
        .filter(command -> command.exitCode() != 0)
        .map(command -> history.apply(command.command()))
        .anyMatch(ClassifyFailure::isFlaky);
  }

  private static boolean isFlaky(String outcomes) {
    return outcomes.length() >= SAMPLES
        && outcomes.substring(outcomes.length() - SAMPLES).chars().filter(c -> c == 'F').count()
            >= FLAKY_FAILURES;
  }

  private static Optional<String> question(RunFacts facts) {
    return Stream.of(facts.stdout(), facts.stderr(), facts.summary())
        .map(QUESTION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1).strip())
        .findFirst();
  }
}
