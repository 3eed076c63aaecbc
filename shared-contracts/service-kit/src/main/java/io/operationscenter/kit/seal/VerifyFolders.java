package io.operationscenter.kit.seal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.kit.service.MachineClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks folders of evidence with nothing but their files: the folder of one run, or all below a
 * folder of folders with the chain between them.
 */
public final class VerifyFolders {

  /** Where the head of a seal stands in the seal behind it. */
  public static final String NEXT = "next";

  private static final String PREVIOUS = "previous";
  private static final String RECORD = "execution_record.json";

  private static final String FOLDER = "folder";
  private static final String GIVEN = "given";
  private static final Pattern RUN_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** What is read carries its times, so none is ever made up. */
  static final ContractCodec CODEC =
      ContractCodec.withRandomIds(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CheckSeal check = new CheckSeal(CODEC, FOLDER);
  private final Clock clock;

  /** With the clock of this machine. */
  public VerifyFolders() {
    this(MachineClock.utc());
  }

  /**
   * @param clock nothing was removed later than it says
   */
  public VerifyFolders(Clock clock) {
    this.clock = clock;
  }

  private record Found(Verification verification, Optional<Seal> seal) {}

  /**
   * The one folder, or each of those in it in the order of the chain.
   *
   * @param head of the one run, known from elsewhere
   * @throws IOException when something cannot be read
   * @throws IllegalArgumentException when there is no such folder, or a head cannot be compared
   */
  public List<Verification> in(Path folder, Optional<String> head) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("There is no folder %s.".formatted(folder));
    }
    if (head.isEmpty()) {
      return in(folder);
    }
    if (!head.get().matches(Seal.DIGEST)) {
      throw new IllegalArgumentException(
          "The head %s, it is '%s'.".formatted(Seal.DIGEST_RULE, head.get()));
    }
    List<Verification> all = in(folder);
    if (all.size() > 1) {
      throw new IllegalArgumentException(
          "A head can be compared with one run, %s holds %d.".formatted(folder, all.size()));
    }
    return List.of(all.getFirst().with(new SealAnchor(GIVEN, head.get(), "the command line")));
  }

  private List<Verification> in(Path folder) throws IOException {
    List<Path> below;
    try (Stream<Path> entries = Files.list(folder)) {
      below = entries.toList();
    }
    boolean many = !isSealed(folder) && below.stream().anyMatch(VerifyFolders::isSealed);
    return many ? chained(below) : List.of(look(folder).verification);
  }

  private List<Verification> chained(List<Path> entries) throws IOException {
    List<Found> all = new ArrayList<>();
    for (Path entry : entries) {
      Found found = isReadable(entry) ? lookOrSayWhyNot(entry) : unlooked(unsealed(entry));
      // The service may have removed it meanwhile, then whatever was still seen of it tells
      // nothing.
      if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
        all.add(found);
      }
    }
    all.sort(
        Comparator.comparing((Found one) -> one.seal.map(Seal::number).orElse(Long.MAX_VALUE))
            .thenComparing(one -> one.verification.place()));
    Map<Long, Seal> seals = new TreeMap<>();
    List<Verification> verified = new ArrayList<>();
    long expected = 1;
    for (Found one : all) {
      Seal other = one.seal.map(own -> seals.putIfAbsent(own.number(), own)).orElse(null);
      Verification seen = other == null ? one.verification : twice(one.verification, other);
      if (one.seal.isPresent()) {
        long number = one.seal.get().number();
        verified.add(number > expected ? behindGap(seen, expected, number - 1) : seen);
        expected = number + 1;
      } else {
        verified.add(seen);
      }
    }
    return verified.stream().map(one -> beforeNext(one, seals)).toList();
  }

  /** The service writes and removes folders under other names, and may do so right now. */
  private static boolean isReadable(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
        && !nameOf(entry).startsWith(FoundFiles.UNFINISHED);
  }

  /** One folder that cannot be read keeps nobody from hearing of the others. */
  private Found lookOrSayWhyNot(Path entry) {
    try {
      return look(entry);
    } catch (IOException e) {
      return unlooked(
          unsealed(entry)
              .with(new SealFault(FOLDER, null, null, "cannot be read: " + e.getMessage())));
    }
  }

  private static Found unlooked(Verification verification) {
    return new Found(verification, Optional.empty());
  }

  private static Verification unsealed(Path entry) {
    return new Verification(
        entry.toString(),
        VerificationState.UNSEALED,
        null,
        null,
        null,
        null,
        null,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(entry.toString()));
  }

  private static Verification behindGap(Verification verification, long first, long last) {
    return verification.with(
        new SealAnchor(
            PREVIOUS,
            null,
            first == last
                ? "number %d is not here".formatted(first)
                : "numbers %d to %d are not here".formatted(first, last)));
  }

  private static Verification twice(Verification verification, Seal other) {
    return verification.with(
        new SealFault(
            FOLDER,
            null,
            FoundFiles.SEAL,
            "number %d is that of run %s too".formatted(other.number(), other.runId())));
  }

  private static Verification beforeNext(Verification verification, Map<Long, Seal> seals) {
    Long number = verification.number();
    if (number == null) {
      return verification;
    }
    @Nullable Seal next = seals.get(number + 1);
    return verification.with(
        next == null
            ? new SealAnchor(NEXT, null, "number %d is not here".formatted(number + 1))
            : new SealAnchor(
                NEXT, next.previous(), "run %s, number %d".formatted(next.runId(), next.number())));
  }

  private Found look(Path folder) throws IOException {
    FoundFiles found = ReadFolder.of(folder);
    SealCheck checked = check.of(found);
    List<SealFault> faults = new ArrayList<>(checked.faults());
    checked.seal().flatMap(seal -> misplaced(seal, nameOf(folder))).ifPresent(faults::add);
    if (checked.pruned().isPresent()) {
      impossible(checked.pruned().get(), folder).ifPresent(faults::add);
    }
    boolean sealed = found.seal().isPresent();
    VerificationState unbroken = sealed ? VerificationState.INTACT : VerificationState.UNSEALED;
    return new Found(
        new Verification(
            folder.toString(),
            faults.isEmpty() ? unbroken : VerificationState.BROKEN,
            checked.seal().map(Seal::runId).orElse(null),
            checked.seal().map(Seal::ticketId).orElse(null),
            null,
            checked.seal().map(Seal::number).orElse(null),
            checked.seal().map(Seal::head).orElse(null),
            found.digests().size(),
            faults,
            List.of(),
            checked.pruned().stream().toList(),
            sealed ? List.of() : List.of(folder.toString())),
        checked.seal());
  }

  /** Retention removes logs of runs that are recorded, and has done so when it says so. */
  private Optional<SealFault> impossible(PrunedFiles pruned, Path folder) {
    Instant now = clock.instant();
    if (pruned.at().isAfter(now)) {
      return Optional.of(
          inPruned("tells of a removal at %s, it is %s now".formatted(pruned.at(), now)));
    }
    return recordedAt(folder)
        .filter(pruned.at()::isBefore)
        .map(
            recorded ->
                inPruned(
                    "tells of a removal at %s, the run was recorded at %s"
                        .formatted(pruned.at(), recorded)));
  }

  private static SealFault inPruned(String message) {
    return new SealFault(FOLDER, null, FoundFiles.PRUNED, message);
  }

  /** As the sealed record has it; a record that cannot be read is not what was sealed. */
  private static Optional<Instant> recordedAt(Path folder) {
    try {
      Optional<String> text = ReadFolder.text(folder.resolve(RECORD));
      return text.isPresent()
          ? Timestamps.parse(JSON.readTree(text.get()).path("recorded_at").asText())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** A folder that still has its own name tells which run it is. */
  private static Optional<SealFault> misplaced(Seal seal, String name) {
    return RUN_ID.matcher(name).matches() && !name.equals(seal.runId())
        ? Optional.of(
            new SealFault(
                FOLDER,
                null,
                FoundFiles.SEAL,
                "is that of run %s, the folder is that of run %s".formatted(seal.runId(), name)))
        : Optional.empty();
  }

  private static boolean isSealed(Path folder) {
    return Files.isRegularFile(folder.resolve(FoundFiles.SEAL), LinkOption.NOFOLLOW_LINKS);
  }

  private static String nameOf(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }
}
