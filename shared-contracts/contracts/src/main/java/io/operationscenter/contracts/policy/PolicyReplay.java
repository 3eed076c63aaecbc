package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import java.util.List;

/**
 * What a changed policy would have meant for earlier requests.
 *
 * @param requests how many were looked at
 * @param now how the policy in use decides them
 * @param changed how the changed policy does
 * @param differences those that it decides differently, the newest first
 * @param olderLeftOut older requests would have been looked at, too, but for the limit
 */
@Contract
public record PolicyReplay(
    @Min(0) long requests,
    PolicyTally now,
    PolicyTally changed,
    @Default("[]") List<ReplayedDecision> differences,
    @Default("false") boolean olderLeftOut) {

  /** Checks every rule and copies what is mutable. */
  public PolicyReplay {
    Checked.arguments(PolicyReplay.class, requests, now, changed, differences, olderLeftOut)
        .orThrow();
    differences = List.copyOf(differences);
  }
}
