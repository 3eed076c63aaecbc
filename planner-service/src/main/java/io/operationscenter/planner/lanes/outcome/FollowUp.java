package io.operationscenter.planner.lanes.outcome;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * A card that follows from a run.
 *
 * @param kind {@code test} or {@code goal}
 * @param reason handoff token
 * @param title of the new card
 * @param description of the new card
 * @param labels of the new card
 * @param onePerTitle an open card of the same title takes its place
 */
@Contract
@RegisterForReflection
public record FollowUp(
    @NotEmpty String kind,
    @NotEmpty String reason,
    @NotEmpty String title,
    String description,
    @Default("[]") List<String> labels,
    @Default("false") boolean onePerTitle) {

  /** Checks every rule and copies what is mutable. */
  public FollowUp {
    Checked.arguments(FollowUp.class, kind, reason, title, description, labels, onePerTitle)
        .orThrow();
    labels = List.copyOf(labels);
  }
}
