package io.operationscenter.contracts.approvals;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Derived;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyViolation;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's word on one proposal (design §4). It lifts review requirements and {@code
 * review.blocked_without_human}, nothing else, and lets one run begin.
 *
 * @param approvalId chosen by whoever gave it
 * @param taskId the board task
 * @param repoKey repository key
 * @param proposalDigest the {@link ProposalDigest} it is bound to: an edited card has another
 * @param violations what the person saw, and so what it lifts
 * @param state where it stands
 * @param source where it was said
 * @param givenBy who, as that place tells it; nothing proves it
 * @param principal whose credential the verdict came with; null where it was given before this was
 *     kept
 * @param reason in the person's words
 * @param givenAt when
 * @param expiresAt from then on it lifts nothing
 * @param ticketId the ticket that holds or used it; null while none does
 * @param usedAt when an adapter was started with it
 * @param withdrawal why it was taken back; null while nobody did
 */
@Contract
public record Approval(
    @NotEmpty String approvalId,
    @NotEmpty String taskId,
    @NotEmpty String repoKey,
    @NotEmpty String proposalDigest,
    @Default("[]") List<PolicyViolation> violations,
    ApprovalState state,
    ApprovalSource source,
    @NotEmpty String givenBy,
    @Nullable String principal,
    String reason,
    Instant givenAt,
    Instant expiresAt,
    @Nullable String ticketId,
    @Nullable Instant usedAt,
    @Nullable String withdrawal) {

  /** Checks every rule and copies what is mutable. */
  public Approval {
    Checked.arguments(
            Approval.class,
            approvalId,
            taskId,
            repoKey,
            proposalDigest,
            violations,
            state,
            source,
            givenBy,
            principal,
            reason,
            givenAt,
            expiresAt,
            ticketId,
            usedAt,
            withdrawal)
        .orThrow();
    violations = List.copyOf(violations);
    givenAt = givenAt.truncatedTo(ChronoUnit.MICROS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
    usedAt = usedAt == null ? null : usedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** The rules it lifts, each once. */
  @Derived
  public List<String> ruleIds() {
    return violations.stream().map(PolicyViolation::ruleId).distinct().toList();
  }

  /** True when it was given with paths in sight: what a run declares, or what one has changed. */
  public boolean namesPaths() {
    return violations.stream().anyMatch(seen -> seen.relatedPath() != null);
  }

  /**
   * True when a person's word lifts all that stands against the run and this one was given with all
   * of it in sight: a rule that the policy has since put on another path needs another word.
   */
  public boolean covers(PolicyDecision decision) {
    return decision.isLiftable()
        && decision.violations().stream()
            .allMatch(found -> violations.stream().anyMatch(seen -> same(seen, found)));
  }

  private static boolean same(PolicyViolation seen, PolicyViolation found) {
    return seen.ruleId().equals(found.ruleId())
        && Objects.equals(seen.relatedPath(), found.relatedPath());
  }
}
