package io.operationscenter.kit.process;

import io.operationscenter.kit.masking.SecretMask;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One program to start (design §6, spec 03 §3). Made by {@link #of} and narrowed by the {@code
 * with…} methods.
 *
 * @param argv program and arguments, never a shell line; a program without a slash is looked up in
 *     the child's PATH, a relative one starts at {@code directory}
 * @param directory working directory, must exist
 * @param environment what the child gets besides PATH, LANG, LC_ALL and TZ of the service; HOME is
 *     unset unless it stands here; values may be secret and are never printed
 * @param time how long it may run
 * @param output how much of its output is kept
 * @param input text for its standard input; null = closed
 * @param mask hides secrets in the output before it is kept
 * @param correlationId passed on as {@value ChildEnvironment#CORRELATION}; null = none
 * @param confinement what holds a program that is not ours; null = trusted tool
 */
public record Command(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    TimeLimit time,
    OutputBounds output,
    @Nullable String input,
    SecretMask mask,
    @Nullable String correlationId,
    @Nullable Confinement confinement) {

  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty() || argv.getFirst().isBlank()) {
      throw new IllegalArgumentException("command needs a program, got " + argv);
    }
    for (String argument : argv) {
      if (argument.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "argument of " + argv.getFirst() + " must not hold a null byte");
      }
    }
    environment.forEach(Command::requireVariable);
  }

  /**
   * A trusted tool with closed input, 120 s time, 5 s grace, 5 MiB at both ends of each stream, and
   * the known token shapes masked.
   */
  public static Command of(Path directory, List<String> argv) {
    return new Command(
        argv,
        directory,
        Map.of(),
        TimeLimit.DEFAULT,
        OutputBounds.DEFAULT,
        null,
        SecretMask.KNOWN_SHAPES,
        null,
        null);
  }

  /** See {@link #of(Path, List)}. */
  public static Command of(Path directory, String... argv) {
    return of(directory, List.of(argv));
  }

  /** Adds variables to the child's environment. */
  public Command withEnvironment(Map<String, String> variables) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(variables);
    return new Command(argv, directory, all, time, output, input, mask, correlationId, confinement);
  }

  public Command withTime(TimeLimit limit) {
    return new Command(
        argv, directory, environment, limit, output, input, mask, correlationId, confinement);
  }

  public Command withOutput(OutputBounds bounds) {
    return new Command(
        argv, directory, environment, time, bounds, input, mask, correlationId, confinement);
  }

  public Command withInput(String text) {
    return new Command(
        argv, directory, environment, time, output, text, mask, correlationId, confinement);
  }

  public Command withMask(SecretMask secrets) {
    return new Command(
        argv, directory, environment, time, output, input, secrets, correlationId, confinement);
  }

  public Command withCorrelation(String id) {
    return new Command(argv, directory, environment, time, output, input, mask, id, confinement);
  }

  public Command confinedBy(Confinement bounds) {
    return new Command(
        argv, directory, environment, time, output, input, mask, correlationId, bounds);
  }

  private static void requireVariable(String name, String value) {
    if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "environment variable needs a name without '=' and null bytes, got '" + name + "'");
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "value of environment variable " + name + " must not hold a null byte");
    }
  }

  /** Names of the variables only: values, arguments and input may be secret. */
  @Override
  public String toString() {
    return "Command["
        + argv.getFirst()
        + ", "
        + (argv.size() - 1)
        + " arguments, directory="
        + directory
        + ", environment="
        + environment.keySet()
        + "]";
  }
}
