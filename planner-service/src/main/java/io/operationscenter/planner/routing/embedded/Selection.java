package io.operationscenter.planner.routing.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules say about a proposal, names not yet checked. */
record Selection(
    String lane,
    String backend,
    @Nullable LaneRule rule,
    double confidence,
    String rationale,
    List<String> alternatives) {

  Selection {
    alternatives = List.copyOf(alternatives);
  }

  String route() {
    return lane + "/" + backend;
  }
}
