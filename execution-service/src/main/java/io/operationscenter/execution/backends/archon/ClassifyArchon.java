package io.operationscenter.execution.backends.archon;

import io.operationscenter.execution.backends.ClassifyWorkflow;
import io.operationscenter.execution.backends.Phrases;

/** What the outcome of an Archon workflow means (spec 03 §4.4). */
public final class ClassifyArchon {

  private static final ClassifyWorkflow RULES =
      new ClassifyWorkflow(
          new ClassifyWorkflow.Signals(
              Phrases.of("[timeout:", "deadline exceeded"),
              Phrases.of(
                  "[timeout:",
                  "timeout expired",
                  "process killed",
                  "deadline exceeded",
                  "workflow timed out"),
              Phrases.NO_CHANGES.and(Phrases.of("no modifications")),
              Phrases.CONFLICTS,
              Phrases.of(
                  "validation failed",
                  "validation error",
                  "checks failed",
                  "linting failed",
                  "test failures")),
          new ClassifyWorkflow.Texts(
              "archon workflow timed out",
              "archon workflow completed partially",
              "archon failed",
              "archon workflow failed"));

  private ClassifyArchon() {}

  /** The rules. */
  public static ClassifyWorkflow rules() {
    return RULES;
  }
}
