package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One request that a changed policy decides differently from the one in use.
 *
 * @param ticketId its ticket
 * @param taskId the board task
 * @param repoKey repository key
 * @param title of the card
 * @param decidedAt when it was decided
 * @param retained what was decided then
 * @param now what the policy in use says
 * @param changed what the changed policy says
 * @param rulesNow rules that find something now
 * @param rulesChanged rules that find something by the changed policy
 */
@Contract
public record ReplayedDecision(
    @NotEmpty String ticketId,
    @NotEmpty String taskId,
    @NotEmpty String repoKey,
    String title,
    Instant decidedAt,
    PolicyStatus retained,
    PolicyStatus now,
    PolicyStatus changed,
    @Default("[]") List<String> rulesNow,
    @Default("[]") List<String> rulesChanged) {

  /** Checks every rule and copies what is mutable. */
  public ReplayedDecision {
    Checked.arguments(
            ReplayedDecision.class,
            ticketId,
            taskId,
            repoKey,
            title,
            decidedAt,
            retained,
            now,
            changed,
            rulesNow,
            rulesChanged)
        .orThrow();
    decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
    rulesNow = List.copyOf(rulesNow);
    rulesChanged = List.copyOf(rulesChanged);
  }
}
