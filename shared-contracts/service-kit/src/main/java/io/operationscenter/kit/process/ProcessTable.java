package io.operationscenter.kit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of the machine's processes, read from /proc, without threads of the kernel. A process
 * may be gone at any moment.
 */
final class ProcessTable {

  private static final Path PROC = Path.of("/proc");
  private static final int LONGEST_CHAIN = 1_000;

  private final Map<Long, ProcessEntry> entries;

  /** Ancestors that are not among the entries. */
  private final Map<Long, ProcessEntry> others = new HashMap<>();

  private ProcessTable(Map<Long, ProcessEntry> entries) {
    this.entries = entries;
  }

  /** All processes. */
  static ProcessTable read() {
    return readFrom(1);
  }

  /** Those with this number or a higher one. */
  static ProcessTable readFrom(long lowest) {
    Map<Long, ProcessEntry> entries = new HashMap<>();
    String[] names = PROC.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0)) && Long.parseLong(name) >= lowest) {
        ProcessEntry entry = liveEntryOf(Long.parseLong(name));
        if (entry != null) {
          entries.put(entry.pid(), entry);
        }
      }
    }
    return new ProcessTable(entries);
  }

  /** The process as it is now; null when there is none. */
  static @Nullable ProcessEntry entryOf(long pid) {
    return content(PROC.resolve("" + pid), "stat")
        .map(stat -> ProcessEntry.parse(pid, stat))
        .orElse(null);
  }

  private static @Nullable ProcessEntry liveEntryOf(long pid) {
    ProcessEntry entry = entryOf(pid);
    return entry != null && entry.alive() && !entry.kernel() ? entry : null;
  }

  Collection<ProcessEntry> entries() {
    return entries.values();
  }

  /** One of the entries, or an ancestor of one. */
  @Nullable ProcessEntry entry(long pid) {
    ProcessEntry entry = entries.get(pid);
    return entry != null || pid < 1
        ? entry
        : others.computeIfAbsent(pid, ProcessTable::liveEntryOf);
  }

  /** The process itself, its parent, and so on. */
  Set<Long> lineage(long pid) {
    Set<Long> lineage = new HashSet<>();
    ProcessEntry entry = entry(pid);
    while (entry != null && lineage.add(entry.pid()) && lineage.size() < LONGEST_CHAIN) {
      entry = entry(entry.parent());
    }
    return lineage;
  }

  /** Whether the environment the process was started with holds this variable and value. */
  static boolean hasVariable(ProcessEntry process, String name, String value) {
    String assignment = "\0" + name + "=" + value + "\0";
    return witnesses(process).stream()
        .flatMap(witness -> content(witness, "environ").stream())
        .anyMatch(all -> ("\0" + all).contains(assignment));
  }

  /** Whether any of its real, effective, saved and file system users is this one. */
  static boolean runsAs(long pid, int uid) {
    for (String line : content(PROC.resolve("" + pid), "status").orElse("").split("\n", -1)) {
      if (line.startsWith("Uid:")) {
        return (line + "\t").contains("\t" + uid + "\t");
      }
    }
    return false;
  }

  /** Whether its working directory, root or program is the directory or lies below it. */
  static boolean worksBelow(ProcessEntry process, Path directory) {
    return witnesses(process).stream().anyMatch(witness -> worksBelow(witness, directory));
  }

  private static boolean worksBelow(Path witness, Path directory) {
    String prefix = directory + "/";
    for (String link : new String[] {"cwd", "root", "exe"}) {
      try {
        String target = Files.readSymbolicLink(witness.resolve(link)).toString();
        // The kernel adds " (deleted)" when the directory is gone.
        if ((target + "/").startsWith(prefix) || target.equals(directory + " (deleted)")) {
          return true;
        }
      } catch (IOException _) {
        // Gone in the meantime, or a kernel thread, or somebody else's: no evidence.
      }
    }
    return false;
  }

  /**
   * Where the kernel tells of a process: of its threads, when the first one is dead and with it
   * what the process shows of itself.
   */
  private static List<Path> witnesses(ProcessEntry process) {
    Path directory = PROC.resolve("" + process.pid());
    try {
      Files.readSymbolicLink(directory.resolve("cwd"));
      return List.of(directory);
    } catch (IOException _) {
      // Its first thread is dead, or it is gone, or somebody else's.
    }
    Path tasks = directory.resolve("task");
    String[] names = tasks.toFile().list();
    return names == null ? List.of() : Stream.of(names).map(tasks::resolve).toList();
  }

  private static Optional<String> content(Path directory, String file) {
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve(file));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException _) {
      // Gone in the meantime, or not ours to read.
      return Optional.empty();
    }
  }
}
