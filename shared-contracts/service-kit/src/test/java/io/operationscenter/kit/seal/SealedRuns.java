package io.operationscenter.kit.seal;

import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.SealedFile;
import io.operationscenter.contracts.evidence.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders of sealed runs with a file or two in each link. */
final class SealedRuns {

  static final String LOG = "tools/report/logs/kodo_stdout.log";
  static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

  static final Map<SealedPart, Map<String, String>> FILES =
      Map.of(
          SealedPart.REQUEST, Map.of("proposal.json", "{\"goal\": \"mend\"}\n"),
          SealedPart.DECISIONS, Map.of("policy_decision.json", "{\"status\": \"allow\"}\n"),
          SealedPart.SANDBOX, Map.of("sandbox.json", "{}\n"),
          SealedPart.DIFF, Map.of("tools/report/diff.patch", "+hello\n"),
          SealedPart.VALIDATION, Map.of("tools/report/validation.json", "[]\n"),
          SealedPart.COMMIT, Map.of("commit.json", "{}\n"),
          SealedPart.ACCOUNT,
              Map.of(
                  "execution_record.json",
                  "{\"recorded_at\": \"2026-02-01T12:00:00Z\"}\n",
                  "result.json",
                  "{}\n",
                  LOG,
                  "hi\n"));

  private SealedRuns() {}

  static String runId(int number) {
    return "3f2504e0-4f89-41d3-9a0c-%012d".formatted(number);
  }

  static Path folder(Path runs, int number) {
    return runs.resolve(runId(number));
  }

  /** One after the other; answers the head of the last. */
  static String seal(Path runs, int count) throws IOException {
    @Nullable String head = null;
    for (int number = 1; number <= count; number++) {
      head = seal(runs, number, head).head();
    }
    return String.valueOf(head);
  }

  static Seal seal(Path runs, int number, @Nullable String previous) throws IOException {
    Path folder = folder(runs, number);
    Map<SealedPart, List<SealedFile>> files = new EnumMap<>(SealedPart.class);
    for (SealedPart part : SealedPart.values()) {
      Map<String, String> those = FILES.getOrDefault(part, Map.of());
      for (Map.Entry<String, String> file : those.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      files.put(
          part,
          those.entrySet().stream()
              .map(
                  file ->
                      new SealedFile(
                          file.getKey(),
                          Digests.of(file.getValue().getBytes(StandardCharsets.UTF_8))))
              .sorted(Comparator.comparing(SealedFile::name))
              .toList());
    }
    Seal seal =
        MakeSeal.of(
            new MakeSeal.Content(runId(number), "ticket-" + number, files), number, previous);
    write(folder, seal);
    return seal;
  }

  static void write(Path folder, Seal seal) throws IOException {
    Files.writeString(folder.resolve(FoundFiles.SEAL), VerifyFolders.CODEC.pretty(seal));
  }

  static Seal read(Path folder) throws IOException {
    return VerifyFolders.CODEC.read(Seal.class, Files.readString(folder.resolve(FoundFiles.SEAL)));
  }

  static Verification one(Path runs, int number) throws IOException {
    return verify(folder(runs, number)).getFirst();
  }

  static List<Verification> verify(Path folder) throws IOException {
    return new VerifyFolders(Clock.fixed(NOW, ZoneOffset.UTC)).in(folder, Optional.empty());
  }

  static String where(SealFault fault) {
    return fault.link() + " " + fault.file();
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static void prune(Path folder, String name) throws IOException {
    prune(folder, name, Instant.parse("2026-03-01T00:00:00Z"));
  }

  static void prune(Path folder, String name, Instant at) throws IOException {
    Files.writeString(
        folder.resolve(FoundFiles.PRUNED),
        VerifyFolders.CODEC.pretty(new PrunedFiles(List.of(name), "retention.logs_days = 1", at)));
  }
}
