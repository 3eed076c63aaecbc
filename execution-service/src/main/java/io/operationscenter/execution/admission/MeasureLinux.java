package io.operationscenter.execution.admission;

import io.operationscenter.kit.files.FreeSpace;
import io.operationscenter.kit.service.DataRoot;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads {@code /proc/meminfo} and the file system of the data root. */
@Singleton
final class MeasureLinux implements MeasureMachine {

  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final long KIB_PER_MIB = 1024;

  private final DataRoot root;

  MeasureLinux(DataRoot root) {
    this.root = root;
  }

  @Override
  public Machine now() {
    return new Machine(memory(), disk());
  }

  private static @Nullable Long memory() {
    if (!Files.isReadable(MEMINFO)) {
      return null;
    }
    try {
      return available(Files.readAllLines(MEMINFO));
    } catch (IOException e) {
      Log.warnf("Free memory cannot be told: %s", e);
      return null;
    }
  }

  /** MiB of {@code MemAvailable} and {@code SwapFree}; null when the first is missing. */
  static @Nullable Long available(List<String> meminfo) {
    OptionalLong memory = kib(meminfo, "MemAvailable:");
    return memory.isEmpty()
        ? null
        : (memory.getAsLong() + kib(meminfo, "SwapFree:").orElse(0)) / KIB_PER_MIB;
  }

  private static OptionalLong kib(List<String> meminfo, String name) {
    return meminfo.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip().split("\\s+", -1)[0])
        .filter(number -> number.matches("\\d{1,15}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private @Nullable Long disk() {
    OptionalLong free = FreeSpace.real().mibAt(root.path());
    return free.isPresent() ? free.getAsLong() : null;
  }
}
