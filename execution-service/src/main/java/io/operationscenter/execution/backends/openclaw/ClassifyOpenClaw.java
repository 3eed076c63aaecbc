package io.operationscenter.execution.backends.openclaw;

import io.operationscenter.execution.backends.ClassifyWorkflow;
import io.operationscenter.execution.backends.Phrases;

/** What the outcome of an OpenClaw run means (spec 03 §4.5): Archon's signals and its own. */
public final class ClassifyOpenClaw {

  private static final ClassifyWorkflow RULES =
      new ClassifyWorkflow(
          new ClassifyWorkflow.Signals(
              Phrases.of("[timeout:", "deadline exceeded", "execution timed out"),
              Phrases.of(
                  "[timeout:",
                  "timeout expired",
                  "process killed",
                  "deadline exceeded",
                  "workflow timed out",
                  "execution timed out",
                  "max tokens reached",
                  "context window exceeded"),
              Phrases.NO_CHANGES.and(Phrases.of("no modifications", "already up to date")),
              Phrases.CONFLICTS.and(Phrases.of("rebase conflict")),
              Phrases.of(
                  "validation failed",
                  "validation error",
                  "checks failed",
                  "linting failed",
                  "test failures",
                  "tests failed",
                  "type errors found")),
          new ClassifyWorkflow.Texts(
              "openclaw execution timed out",
              "openclaw completed partially",
              "openclaw failed",
              "openclaw failed"));

  private ClassifyOpenClaw() {}

  /** The rules. */
  public static ClassifyWorkflow rules() {
    return RULES;
  }
}
