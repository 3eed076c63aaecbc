package io.operationscenter.planner.planning;

import io.operationscenter.contracts.enums.ExecutionMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code ## Execution} (spec 06 §3). They are never passed to an agent.
 *
 * @param repo key of the repository, from the section or else the label
 * @param mode strategy
 * @param baseBranch as written; empty when the section names none
 * @param allowedPaths trimmed; none: no restriction
 * @param validationProfile null: the default one
 * @param taskType as written; null when not said
 * @param risk as written; null when not said
 * @param priority as written; null when not said
 * @param openPr open a pull request
 * @param campaign {@code spec_campaign_id}, {@code spec_file}, {@code task_phase} and {@code
 *     spec_coverage_hint}, those that are there
 * @param ignoredKeys keys that there are not, fit to be shown
 */
public record CardMetadata(
    String repo,
    ExecutionMode mode,
    String baseBranch,
    List<String> allowedPaths,
    @Nullable String validationProfile,
    @Nullable String taskType,
    @Nullable String risk,
    @Nullable String priority,
    boolean openPr,
    Map<String, String> campaign,
    List<String> ignoredKeys) {

  /** Copies what is mutable. */
  public CardMetadata {
    allowedPaths = List.copyOf(allowedPaths);
    campaign = Map.copyOf(campaign);
    ignoredKeys = List.copyOf(ignoredKeys);
  }
}
