package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.SealLink;
import io.operationscenter.contracts.evidence.SealedFile;
import io.operationscenter.kit.seal.CheckSeal;
import io.operationscenter.kit.seal.FoundFiles;
import io.operationscenter.kit.seal.SealCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the files of a run with the seal that the store has of it. */
final class CompareFiles {

  private final String anchor;
  private final CheckSeal check;

  /**
   * @param anchor where the files lie, for the faults
   */
  CompareFiles(ContractCodec codec, String anchor) {
    this.anchor = anchor;
    this.check = new CheckSeal(codec, anchor);
  }

  /**
   * What disagrees.
   *
   * @param removed what the store says of retention
   */
  List<SealFault> with(Seal stored, FoundFiles found, Optional<PrunedFiles> removed) {
    SealCheck beside = check.of(found);
    List<SealFault> faults = new ArrayList<>(check.files(stored, found, removed));
    beside.faults().stream()
        .filter(fault -> fault.link() == null || FoundFiles.SEAL.equals(fault.file()))
        .filter(fault -> !faults.contains(fault))
        .forEach(faults::add);
    if (found.seal().isEmpty() && !found.unreadable().containsKey(FoundFiles.SEAL)) {
      faults.add(inSeal(null, "is missing"));
    }
    beside.seal().ifPresent(own -> faults.addAll(differences(stored, own)));
    beside
        .pruned()
        .ifPresent(
            told -> {
              if (!removed.equals(Optional.of(told))) {
                faults.add(
                    new SealFault(
                        anchor,
                        null,
                        FoundFiles.PRUNED,
                        "says '%s', the store says '%s'"
                            .formatted(
                                words(told),
                                removed.map(CompareFiles::words).orElse("nothing was removed"))));
              }
            });
    return faults;
  }

  /** Where the seal beside the files is another one than the store's. */
  private List<SealFault> differences(Seal stored, Seal own) {
    List<SealFault> faults = new ArrayList<>();
    if (!stored.opening().equals(own.opening())) {
      faults.add(
          inSeal(
              null,
              "is number %d of run %s after %s; in the store it is number %d of run %s after %s"
                  .formatted(
                      own.number(),
                      own.runId(),
                      own.previous(),
                      stored.number(),
                      stored.runId(),
                      stored.previous())));
    }
    Map<String, SealLink> others =
        own.links().stream()
            .collect(Collectors.toMap(SealLink::name, link -> link, (first, _) -> first));
    for (SealLink link : stored.links()) {
      SealLink other = others.get(link.name());
      List<SealedFile> files = other == null ? List.of() : other.files();
      Set<SealedFile> differing = new LinkedHashSet<>(link.files());
      differing.addAll(files);
      differing.removeIf(file -> link.files().contains(file) && files.contains(file));
      if (!differing.isEmpty()) {
        faults.add(
            inSeal(
                link.name(),
                "covers other files than in the store: "
                    + differing.stream()
                        .map(SealedFile::name)
                        .distinct()
                        .collect(Collectors.joining(", "))));
      }
    }
    return faults;
  }

  private SealFault inSeal(@Nullable String link, String message) {
    return new SealFault(anchor, link, FoundFiles.SEAL, message);
  }

  private static String words(PrunedFiles pruned) {
    return "%s by %s at %s"
        .formatted(String.join(", ", pruned.files()), pruned.rule(), pruned.at());
  }
}
