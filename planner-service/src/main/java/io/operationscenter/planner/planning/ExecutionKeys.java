package io.operationscenter.planner.planning;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which keys the Execution section has (spec 06 §3), and what others are. One that looks like a
 * mistyped key is a fault: what it was to restrict must not run without the restriction. The rest
 * may be notes of other people and are left alone.
 */
final class ExecutionKeys {

  static final List<String> KNOWN =
      List.of(
          "repo",
          "mode",
          "base_branch",
          "allowed_paths",
          "validation_profile",
          "task_type",
          "risk",
          "priority",
          "open_pr",
          "spec_campaign_id",
          "spec_file",
          "task_phase",
          "spec_coverage_hint");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[-\\s]+");

  /** A slip; more edits make another word. Of a short one every edit does, but not a swap. */
  private static final int MOST_EDITS = 2;

  private static final int SHORT = 4;

  private static final int LONGEST = 60;

  private ExecutionKeys() {}

  /** The keys that there are not, in the order of the section. */
  static List<String> others(JsonNode section) {
    return section.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !KNOWN.contains(key))
        .toList();
  }

  /** The key that another one was probably meant to be. */
  static Optional<String> meant(String other) {
    if (other.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = BETWEEN_WORDS.matcher(other.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
    return NearestName.of(plain, KNOWN).filter(key -> isSlip(plain, key));
  }

  private static boolean isSlip(String typed, String key) {
    return key.length() > SHORT
        ? NearestName.edits(typed, key) <= MOST_EDITS
        : sorted(typed).equals(sorted(key));
  }

  private static List<Integer> sorted(String word) {
    return word.chars().sorted().boxed().toList();
  }
}
