package io.operationscenter.contracts.planning;

import java.util.List;

/** A context lacks what no proposal can do without; one error names all of it (spec 01 §6). */
public final class InvalidPlanningContext extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidPlanningContext(List<String> problems) {
    super("PlanningContext validation failed: " + String.join("; ", problems));
  }
}
