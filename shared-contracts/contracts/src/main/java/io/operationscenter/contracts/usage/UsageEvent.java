package io.operationscenter.contracts.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the ledger (spec 06 §16).
 *
 * @param id chosen by whoever records it and the same for every try
 * @param kind what happened
 * @param timestamp when, kept to the millisecond
 * @param role lane; null where the kind has none
 * @param taskId the board task; null where the kind has none
 * @param repoKey repository key; null where the kind has none
 * @param details what else the kind has, by the names of the specification
 */
@Contract
public record UsageEvent(
    @NotEmpty String id,
    UsageKind kind,
    Instant timestamp,
    @Nullable String role,
    @Nullable String taskId,
    @Nullable String repoKey,
    @Default("{}") Map<String, JsonNode> details) {

  /** Checks every rule and copies what is mutable. */
  public UsageEvent {
    Checked.arguments(UsageEvent.class, id, kind, timestamp, role, taskId, repoKey, details)
        .orThrow();
    timestamp = timestamp.truncatedTo(ChronoUnit.MILLIS);
    details = Checked.copy(details);
  }
}
