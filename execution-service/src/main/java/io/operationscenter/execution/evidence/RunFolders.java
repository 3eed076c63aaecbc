package io.operationscenter.execution.evidence;

import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.files.PrivateDirectory;
import io.operationscenter.kit.seal.FoundFiles;
import io.operationscenter.kit.seal.ReadFolder;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Folders below {@code runs/} of execution's root, readable by the service alone. A folder is
 * complete or not there; what a crash left half written or half removed goes at the next start.
 * Nothing outside of a folder is ever read.
 */
@Startup
@Singleton
final class RunFolders {

  private static final String RUNS = "runs";
  private static final String UNFINISHED = FoundFiles.UNFINISHED;

  private final Path root;
  private final FreeSpace space;

  @Inject
  RunFolders(DataRoot root) {
    this(root.folderOf(Service.EXECUTION), FreeSpace.real());
  }

  RunFolders(Path root, FreeSpace space) {
    this.root = root;
    this.space = space;
    try {
      removeUnfinished(PrivateDirectory.create(root.resolve(RUNS)));
    } catch (IOException e) {
      throw new EvidenceNotStored("evidence folder " + root.resolve(RUNS) + " cannot be used", e);
    }
  }

  /** Where a run lies, relative to execution's root. */
  static String placeOf(String runId) {
    return RUNS + "/" + runId;
  }

  /** Every place that is here, sorted. */
  List<String> places() {
    try (Stream<Path> folders = Files.list(root.resolve(RUNS))) {
      return folders
          .map(folder -> placeOf(String.valueOf(folder.getFileName())))
          .filter(place -> !place.startsWith(RUNS + "/" + UNFINISHED))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new EvidenceNotStored("evidence below " + RUNS + " cannot be listed: " + e, e);
    }
  }

  /** The folder on this machine; empty when another replica sealed the run. */
  Optional<Path> at(String place) {
    boolean known =
        place.startsWith(RUNS + "/")
            && place.indexOf('/', RUNS.length() + 1) < 0
            && SafeNames.isSafe(place);
    if (!known) {
      throw new EvidenceNotStored("no run is sealed at '" + place + "'");
    }
    return Optional.of(root.resolve(place))
        .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS));
  }

  /** Writes a folder aside, flushes it and gives it its name; one that is there already stays. */
  void write(String place, SortedMap<String, byte[]> files) {
    space
        .critical(root)
        .ifPresent(
            why -> {
              throw new EvidenceNotStored(
                  "evidence %s cannot be written: %s".formatted(place, why));
            });
    try {
      Path unfinished = Files.createTempDirectory(root.resolve(RUNS), UNFINISHED);
      try {
        SealedFolder.write(unfinished, files);
        SealedFolder.publish(unfinished, root.resolve(place));
      } finally {
        SealedFolder.remove(unfinished);
      }
    } catch (IOException e) {
      throw new EvidenceNotStored("evidence %s cannot be written: %s".formatted(place, e), e);
    }
  }

  /** Removes a folder; it vanishes at once, however long removing takes. */
  void remove(String place) {
    Optional<Path> folder = at(place);
    if (folder.isEmpty()) {
      return;
    }
    try {
      Path unfinished = Files.createTempDirectory(root.resolve(RUNS), UNFINISHED);
      Files.move(folder.get(), unfinished, StandardCopyOption.ATOMIC_MOVE);
      SealedFolder.remove(unfinished);
    } catch (IOException e) {
      throw new EvidenceNotStored("evidence %s cannot be removed: %s".formatted(place, e), e);
    }
  }

  /** Writes a file beside what was sealed; whoever looks, or a crash, never sees a part of it. */
  void tell(Path folder, String name, byte[] bytes) {
    try {
      Path unfinished = Files.createTempDirectory(root.resolve(RUNS), UNFINISHED);
      try {
        SealedFolder.write(unfinished, Map.of(name, bytes));
        SealedFolder.replace(unfinished.resolve(name), folder.resolve(name));
      } finally {
        SealedFolder.remove(unfinished);
      }
    } catch (IOException e) {
      throw new EvidenceNotStored(
          "evidence file %s of %s cannot be written: %s"
              .formatted(name, root.relativize(folder), e),
          e);
    }
  }

  /** Removes a file, if it is there. */
  void delete(Path folder, String name) {
    try {
      SealedFolder.delete(root, folder.resolve(name));
    } catch (IOException e) {
      throw new EvidenceNotStored(
          "evidence file %s of %s cannot be removed: %s"
              .formatted(name, root.relativize(folder), e),
          e);
    }
  }

  /** Names of the files of a folder, sorted. */
  List<String> names(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** One file; empty when the folder has none of that name. */
  Optional<byte[]> read(Path folder, String name) {
    try {
      return SealedFolder.read(root, folder.resolve(name));
    } catch (IOException e) {
      throw new EvidenceNotStored(
          "evidence file %s of %s cannot be read: %s".formatted(name, root.relativize(folder), e),
          e);
    }
  }

  /** Every file. */
  Map<String, byte[]> contents(Path folder) {
    Map<String, byte[]> contents = new TreeMap<>();
    for (String name : names(folder)) {
      read(folder, name).ifPresent(bytes -> contents.put(name, bytes));
    }
    return contents;
  }

  /** What a check has to know of a folder. */
  FoundFiles found(Path folder) {
    try {
      return ReadFolder.of(folder);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private EvidenceNotStored unreadable(Path folder, IOException cause) {
    return new EvidenceNotStored(
        "evidence %s cannot be read: %s".formatted(root.relativize(folder), cause), cause);
  }

  private static void removeUnfinished(Path runs) throws IOException {
    List<Path> left;
    try (Stream<Path> entries = Files.list(runs)) {
      left =
          entries
              .filter(path -> String.valueOf(path.getFileName()).startsWith(UNFINISHED))
              .toList();
    }
    for (Path unfinished : left) {
      Log.infof("removing evidence that was never finished: %s", unfinished);
      SealedFolder.remove(unfinished);
    }
  }
}
