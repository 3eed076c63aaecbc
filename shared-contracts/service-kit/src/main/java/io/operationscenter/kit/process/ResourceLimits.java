package io.operationscenter.kit.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits the kernel enforces on each process of a run (setrlimit); null = as we have it.
 *
 * @param coreBytes size of a core file
 * @param processes processes and threads of the run's user
 * @param fileBytes size of a written file
 * @param openFiles open files
 * @param cpuSeconds processor time
 */
public record ResourceLimits(
    @Nullable Long coreBytes,
    @Nullable Long processes,
    @Nullable Long fileBytes,
    @Nullable Long openFiles,
    @Nullable Long cpuSeconds) {

  /** Only core files are off. */
  public static final ResourceLimits NO_CORE_FILES = new ResourceLimits(0L, null, null, null, null);

  /** The arguments of {@code prlimit} of util-linux. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "core", coreBytes);
    add(arguments, "nproc", processes);
    add(arguments, "fsize", fileBytes);
    add(arguments, "nofile", openFiles);
    add(arguments, "cpu", cpuSeconds);
    return arguments;
  }

  private static void add(List<String> arguments, String name, @Nullable Long limit) {
    if (limit == null) {
      return;
    }
    if (limit < 0) {
      throw new IllegalArgumentException(
          "resource limit " + name + " must not be negative, got " + limit);
    }
    arguments.add("--" + name + "=" + limit);
  }
}
