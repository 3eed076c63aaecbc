package io.operationscenter.kit.problem;

import io.operationscenter.kit.problem.Problem.FieldError;
import java.util.List;

/** What a failure means for the caller, before it is tied to a request. */
record Finding(ProblemKind kind, String detail, List<FieldError> errors) {

  static Finding of(ProblemKind kind, String detail) {
    return new Finding(kind, detail, List.of());
  }

  Problem at(String instance, String correlationId) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), detail, instance, errors, correlationId);
  }
}
