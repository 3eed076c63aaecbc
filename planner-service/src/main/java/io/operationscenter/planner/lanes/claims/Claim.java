package io.operationscenter.planner.lanes.claims;

import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a lane at one card, as stored.
 *
 * @param id identity of the row
 * @param subject what is claimed, fixed when the claim is opened
 * @param ticketId the ticket asked for, or the live one that was adopted
 * @param step how far it is
 * @param command what execution was asked; null before {@link ClaimStep#PLANNED}
 * @param ticket the last answer of execution; null before one
 * @param conclusion what is to be done with the card; null until it is known
 * @param stopReason why the run's end was asked for; null while nobody did
 * @param edits parts of the card that a person changed after it was planned
 * @param followUps ids of the cards that were made
 * @param ran a ticket of it was started
 * @param openedAt when it was opened
 * @param outcome how it ended, one word; null while it lives
 */
public record Claim(
    String id,
    Subject subject,
    String ticketId,
    ClaimStep step,
    @Nullable AdmissionCommand command,
    @Nullable Ticket ticket,
    @Nullable Conclusion conclusion,
    @Nullable String stopReason,
    List<String> edits,
    List<String> followUps,
    boolean ran,
    Instant openedAt,
    @Nullable String outcome) {

  /**
   * What is claimed.
   *
   * @param taskId the card
   * @param role the lane
   * @param title of the card
   * @param repoKey its repository; empty when it names none
   * @param content of the card as it was read
   * @param configDigest configuration in use at that time
   */
  public record Subject(
      String taskId,
      String role,
      String title,
      String repoKey,
      CardContent content,
      String configDigest) {}

  /** Copies what is mutable. */
  public Claim {
    edits = List.copyOf(edits);
    followUps = List.copyOf(followUps);
  }

  /** A claim that was just opened. */
  public static Claim opened(String id, String ticketId, Subject subject, Instant now) {
    return new Claim(
        id,
        subject,
        ticketId,
        ClaimStep.CLAIMED,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        false,
        now,
        null);
  }

  /** The card. */
  public String taskId() {
    return subject.taskId();
  }

  /** Name of the lease under which it is advanced. */
  public String leaseName() {
    return "claim:" + taskId();
  }

  /** At another step, everything else the same. */
  public Claim at(ClaimStep next) {
    return with(draft -> draft.step = next);
  }

  /** With the command that goes to execution. */
  public Claim planned(AdmissionCommand asked) {
    return with(
        draft -> {
          draft.step = ClaimStep.PLANNED;
          draft.command = asked;
        });
  }

  /** With an answer of execution, which may be a live ticket of before. */
  public Claim answered(Ticket answer) {
    return with(
        draft -> {
          draft.ticketId = answer.ticketId();
          draft.ticket = answer;
        });
  }

  /** Its ticket was started. */
  public Claim started(Ticket answer) {
    return with(
        draft -> {
          draft.step = ClaimStep.STARTED;
          draft.ticket = answer;
          draft.ran = true;
        });
  }

  /** The end of its run was asked for; the first reason stays. */
  public Claim stopping(String reason) {
    return with(draft -> draft.stopReason = stopReason == null ? reason : stopReason);
  }

  /** A person changed these parts of the card. */
  public Claim edited(List<String> parts) {
    TreeSet<String> all = new TreeSet<>(edits);
    all.addAll(parts);
    return with(draft -> draft.edits = List.copyOf(all));
  }

  /** What is to be done with the card is known. */
  public Claim concluded(Conclusion known) {
    return with(
        draft -> {
          draft.step = ClaimStep.CONCLUDED;
          draft.conclusion = known;
        });
  }

  /** The follow-ups were made. */
  public Claim followedUp(List<String> ids) {
    return with(
        draft -> {
          draft.step = ClaimStep.FOLLOWED_UP;
          draft.followUps = ids;
        });
  }

  /** Nothing is left to do. */
  public Claim closed(String how) {
    return with(
        draft -> {
          draft.step = ClaimStep.CLOSED;
          draft.outcome = how;
        });
  }

  private Claim with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.claim();
  }

  /** What may differ between a claim and the next form of it. */
  private static final class Draft {

    private final Claim before;
    private String ticketId;
    private ClaimStep step;
    private @Nullable AdmissionCommand command;
    private @Nullable Ticket ticket;
    private @Nullable Conclusion conclusion;
    private @Nullable String stopReason;
    private List<String> edits;
    private List<String> followUps;
    private boolean ran;
    private @Nullable String outcome;

    Draft(Claim before) {
      this.before = before;
      ticketId = before.ticketId;
      step = before.step;
      command = before.command;
      ticket = before.ticket;
      conclusion = before.conclusion;
      stopReason = before.stopReason;
      edits = before.edits;
      followUps = before.followUps;
      ran = before.ran;
      outcome = before.outcome;
    }

    Claim claim() {
      return new Claim(
          before.id,
          before.subject,
          ticketId,
          step,
          command,
          ticket,
          conclusion,
          stopReason,
          edits,
          followUps,
          ran,
          before.openedAt,
          outcome);
    }
  }
}
