package io.operationscenter.planner.routing.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way beside the primary one (spec 02 §8.3). It is advice: nothing ever switches to it by itself.
 *
 * @param name in words
 * @param lane lane
 * @param backend backend
 * @param role {@code fallback} or {@code escalation}; routes of another role are ignored
 * @param costClass read, without effect
 * @param capabilityClass read, without effect
 * @param fromLanes primaries it belongs to, by lane; none: any
 * @param fromBackends primaries it belongs to, by backend; none: any
 * @param appliesWhen signal and what it must be
 * @param blockedByLabels labels of a proposal that forbid it
 * @param priority lower ones come first
 * @param confidence 0 to 1
 * @param reason why one would take it
 * @param notes anything else
 */
@Contract
@RegisterForReflection
public record AlternativeRoute(
    String name,
    String lane,
    String backend,
    String role,
    @Default("\"medium\"") String costClass,
    @Default("\"enhanced\"") String capabilityClass,
    @Default("[]") List<String> fromLanes,
    @Default("[]") List<String> fromBackends,
    @Default("{}") Map<String, JsonNode> appliesWhen,
    @Default("[]") List<String> blockedByLabels,
    @Default("100") @Min(0) long priority,
    @Default("0.8") @DecimalMin("0") @DecimalMax("1") double confidence,
    @Default("\"\"") String reason,
    @Nullable String notes) {

  /** Checks every rule and copies what is mutable. */
  public AlternativeRoute {
    Checked.arguments(
            AlternativeRoute.class,
            name,
            lane,
            backend,
            role,
            costClass,
            capabilityClass,
            fromLanes,
            fromBackends,
            appliesWhen,
            blockedByLabels,
            priority,
            confidence,
            reason,
            notes)
        .rule(() -> !Double.isNaN(confidence), "confidence", "must be a number, got NaN")
        .orThrow();
    fromLanes = List.copyOf(fromLanes);
    fromBackends = List.copyOf(fromBackends);
    appliesWhen = Checked.copy(appliesWhen);
    blockedByLabels = List.copyOf(blockedByLabels);
  }
}
