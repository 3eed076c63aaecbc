package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Settings of an older version that are read and have no effect (spec 07 §2.12). */
@Contract(closed = true)
public record SpecDirectorSection(
    @Doc("Without effect.") @Default("true") boolean enabled,
    @Doc("Without effect.") @Default("120") @Min(1) long pollIntervalSeconds,
    @Doc("Without effect.") @Nullable String brainstormModel,
    @Doc("Without effect.") @Nullable String complianceModel,
    @Doc("Without effect.") @Default("\"state/spec_direction.md\"") String dropFilePath,
    @Doc("Without effect.") @Default("1") @Min(0) long maxActiveCampaigns,
    @Doc("Without effect.") @Default("6") @Min(0) long maxTasksPerCampaign,
    @Doc("Without effect.") @Default("90") @Min(0) long specRetentionDays,
    @Doc("Without effect.") @Default("8") @Min(0) long brainstormContextSnapshotKb,
    @Doc("Without effect.") @Default("32") @Min(0) long complianceDiffMaxKb,
    @Doc("Without effect.") @Default("72") @Min(0) long campaignAbandonHours,
    @Doc("Without effect.") @Nullable String switchboardUrl) {

  /** Checks every rule and copies what is mutable. */
  public SpecDirectorSection {
    Checked.arguments(
            SpecDirectorSection.class,
            enabled,
            pollIntervalSeconds,
            brainstormModel,
            complianceModel,
            dropFilePath,
            maxActiveCampaigns,
            maxTasksPerCampaign,
            specRetentionDays,
            brainstormContextSnapshotKb,
            complianceDiffMaxKb,
            campaignAbandonHours,
            switchboardUrl)
        .orThrow();
  }
}
