package io.operationscenter.planner.lanes.outcome;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.planner.board.BoardState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a card, stored before any of it is done, so that a crash repeats the
 * same.
 *
 * @param outcome how the claim ends, one word
 * @param classification why the card is blocked or cancelled; null otherwise
 * @param commentId external id of the comment; null for no comment
 * @param comment text of the comment
 * @param standing name of the state in which the card must still stand for the move
 * @param target name of the state it moves to; null leaves it where it is
 * @param followUps cards that follow from it
 * @param restSeconds how long the lane then asks for nothing
 */
@Contract
@RegisterForReflection
public record Conclusion(
    @NotEmpty String outcome,
    @Nullable String classification,
    @Nullable String commentId,
    @Default("\"\"") String comment,
    @NotEmpty String standing,
    @Nullable String target,
    @Default("[]") List<FollowUp> followUps,
    @Default("0") @Min(0) long restSeconds) {

  /** Checks every rule and copies what is mutable. */
  public Conclusion {
    Checked.arguments(
            Conclusion.class,
            outcome,
            classification,
            commentId,
            comment,
            standing,
            target,
            followUps,
            restSeconds)
        .orThrow();
    followUps = List.copyOf(followUps);
  }

  /** Ends a claim whose card stands in a state; nothing else is done yet. */
  public static Conclusion of(String outcome, BoardState standing) {
    return new Conclusion(outcome, null, null, "", standing.title(), null, List.of(), 0);
  }

  /** And the card moves, if it still stands there. */
  public Conclusion movingTo(BoardState state) {
    return new Conclusion(
        outcome,
        classification,
        commentId,
        comment,
        standing,
        state.title(),
        followUps,
        restSeconds);
  }

  /** And the card says why. */
  public Conclusion because(String why) {
    return new Conclusion(
        outcome, why, commentId, comment, standing, target, followUps, restSeconds);
  }

  /** And a comment is written, once per external id. */
  public Conclusion saying(String externalId, String text) {
    return new Conclusion(
        outcome, classification, externalId, text, standing, target, followUps, restSeconds);
  }

  /** And these cards follow. */
  public Conclusion followedBy(List<FollowUp> cards) {
    return new Conclusion(
        outcome, classification, commentId, comment, standing, target, cards, restSeconds);
  }

  /** And the lane rests. */
  public Conclusion resting(long seconds) {
    return new Conclusion(
        outcome, classification, commentId, comment, standing, target, followUps, seconds);
  }

  /** Where the card must still stand. */
  public BoardState standingState() {
    return BoardState.named(standing).orElseThrow();
  }

  /** Where it moves to, if it does. */
  public Optional<BoardState> targetState() {
    return target == null ? Optional.empty() : BoardState.named(target);
  }
}
