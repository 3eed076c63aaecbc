package io.operationscenter.planner.lanes.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ended ticket beside what the lane knows of its card.
 *
 * @param report the ticket and its record
 * @param card which card it was about
 * @param stopReason why we asked for its end; null when we did not
 * @param edits parts of the card that a person changed while it ran
 * @param lastOutcome how the run before ended; null when there was none
 * @param awaitReview the repository hands pull requests to the review lane
 * @param proposalDigest digest an approval has to name
 */
public record RunEnd(
    RunReport report,
    About card,
    @Nullable String stopReason,
    List<String> edits,
    @Nullable String lastOutcome,
    boolean awaitReview,
    String proposalDigest) {

  /**
   * The card.
   *
   * @param taskId its id
   * @param title as planned
   * @param repoKey its repository
   * @param kind task kind
   * @param labels as they stand now; empty when the card is gone
   */
  public record About(
      String taskId, String title, String repoKey, String kind, List<String> labels) {

    /** Copies what is mutable. */
    public About {
      labels = List.copyOf(labels);
    }
  }

  /** Copies what is mutable. */
  public RunEnd {
    edits = List.copyOf(edits);
  }
}
