package io.operationscenter.planner.lanes.approvals;

import io.operationscenter.planner.board.Activity;
import io.operationscenter.planner.board.CardLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the label {@code policy: approved} on a card counts, and whose word it is (design §4).
 */
sealed interface LabelVerdict {

  /** The board writes its activities a moment after the change (spec 10 §2). */
  Duration ACTIVITY_DELAY = Duration.ofSeconds(10);

  /** A person set it after the card had asked for it. */
  record Counts(String actorId, Instant at) implements LabelVerdict {}

  /** It does not, and never will. */
  record NotCounted(String reason) implements LabelVerdict {}

  /** The activity that tells is still to come. */
  record NotYet() implements LabelVerdict {}

  /**
   * What is known of a label that a card wears.
   *
   * @param activities of the card, the oldest first
   * @param self id of our own user
   * @param askedAt when the how-to comment was written; null when the board does not say
   * @param changedAt when the card last changed; null when the board does not say
   */
  record Label(
      List<Activity> activities,
      String self,
      @Nullable Instant askedAt,
      @Nullable Instant changedAt) {

    /** Copies what is mutable. */
    public Label {
      activities = List.copyOf(activities);
    }
  }

  /** The verdict as of now. */
  static LabelVerdict of(Label label, Instant now) {
    List<Activity> set = label.activities().stream().filter(LabelVerdict::setsTheLabel).toList();
    Activity last = set.isEmpty() ? null : set.getLast();
    Instant at = last == null ? null : last.at();
    if (last == null || at == null || label.askedAt() == null || !at.isAfter(label.askedAt())) {
      return recently(label.changedAt(), now)
          ? new NotYet()
          : new NotCounted("it was there before the card asked for it");
    }
    if (last.actorId().isEmpty()) {
      return new NotCounted("the board does not say who set it");
    }
    return last.actorId().equals(label.self())
        ? new NotCounted("our own account set it, and only another person's word counts")
        : new Counts(last.actorId(), at);
  }

  private static boolean recently(@Nullable Instant changedAt, Instant now) {
    return changedAt != null && changedAt.plus(ACTIVITY_DELAY).isAfter(now);
  }

  private static boolean setsTheLabel(Activity activity) {
    String value = activity.newValue();
    return "labels".equals(activity.field())
        && value != null
        && new CardLabels(List.of(value)).policyApproved();
  }
}
