package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealedFile;
import io.operationscenter.kit.seal.CommandLogs;
import io.operationscenter.kit.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of the chain as the store has it.
 *
 * @param number from 1
 * @param ticketId whom it was given to
 * @param runId its run
 * @param place of the folder
 * @param previous head of the number before; null for the first
 * @param head of this one
 * @param seal text of the whole seal
 * @param state how far it came
 * @param sealedAt when the folder lay in its place; null before
 * @param logs what became of its command logs; null while they are kept
 * @param folder what became of the whole; null while it is kept
 */
record SealRow(
    long number,
    String ticketId,
    String runId,
    String place,
    @Nullable String previous,
    String head,
    String seal,
    SealState state,
    @Nullable Instant sealedAt,
    @Nullable Removal logs,
    @Nullable Removal folder) {

  /**
   * Retention removed something.
   *
   * @param rule that was applied
   * @param at when
   */
  record Removal(String rule, Instant at) {}

  /** What retention removed of the logs that a seal covers. */
  Optional<PrunedFiles> prunedLogs(Seal own) {
    List<String> names =
        own.links().stream()
            .flatMap(link -> link.files().stream())
            .map(SealedFile::name)
            .filter(CommandLogs::include)
            .toList();
    return logs == null || names.isEmpty()
        ? Optional.empty()
        : Optional.of(new PrunedFiles(names, logs.rule, logs.at));
  }

  /** The whole folder, once retention removed it. */
  Optional<PrunedFiles> prunedFolder() {
    return folder == null
        ? Optional.empty()
        : Optional.of(new PrunedFiles(List.of(PrunedFiles.ALL), folder.rule, folder.at));
  }

  static SealRow of(Row row) {
    return new SealRow(
        row.number("n"),
        row.text("ticket_id"),
        row.text("run_id"),
        row.text("place"),
        row.textOrNull("previous"),
        row.text("head"),
        row.text("seal"),
        SealState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.instantOrNull("sealed_at"),
        removal(row, "logs_rule", "logs_pruned_at"),
        removal(row, "pruned_rule", "pruned_at"));
  }

  private static @Nullable Removal removal(Row row, String rule, String at) {
    String why = row.textOrNull(rule);
    Instant when = row.instantOrNull(at);
    return why == null || when == null ? null : new Removal(why, when);
  }
}
