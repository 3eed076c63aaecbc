package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.Visible;
import io.operationscenter.planner.shell.rest.Installation;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceAway;
import io.operationscenter.planner.shell.rest.ServiceRefused;
import io.operationscenter.planner.shell.rest.Services;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that asks services. Data goes to stdout, words to stderr; what a service refuses or
 * leaves unanswered becomes a sentence and an exit code (design §7).
 */
abstract class OperatorCommand implements Callable<Integer> {

  private static final Pattern CARD_NUMBER = Pattern.compile("#?\\d{1,18}");

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  OperatorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Does it and answers the exit code. */
  abstract int perform() throws Exception;

  @Override
  public final Integer call() throws Exception {
    try {
      return perform();
    } catch (ServiceAway away) {
      say(String.valueOf(away.getMessage()));
      return ExitCode.UNREACHABLE;
    } catch (ServiceRefused refused) {
      say(String.valueOf(refused.getMessage()));
      return refused.exitCode();
    } catch (IllegalArgumentException | ContractViolation nonsense) {
      say(String.valueOf(nonsense.getMessage()));
      return ExitCode.USAGE;
    } catch (FileSystemException unusable) {
      say("%s cannot be used: %s".formatted(unusable.getFile(), reason(unusable)));
      return ExitCode.USAGE;
    }
  }

  /** Without words of its own, the kind of the failure has to tell. */
  static String reason(FileSystemException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "it exists already and is not written over";
      default ->
          failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    };
  }

  /**
   * The record that the command line describes.
   *
   * @throws ContractViolation naming every fault of it
   */
  static <T> T described(Class<T> type, ObjectNode document) {
    return Installation.codec().read(type, document);
  }

  /**
   * The text of a file that an option names.
   *
   * @throws IllegalArgumentException when it cannot be read as UTF-8
   */
  static String textOf(String option, Path file) throws IOException {
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException("%s %s cannot be read".formatted(option, file));
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException notText) {
      throw new IllegalArgumentException("%s %s is no UTF-8 text".formatted(option, file), notText);
    }
  }

  final Services services() {
    return new Services(surroundings.installation(), this::say);
  }

  /** The id of the card that is named by its id, or by the number people know it by. */
  final String cardId(String idOrNumber) {
    return CARD_NUMBER.matcher(idOrNumber).matches()
        ? services()
            .planner()
            .get(CardAccount.class, RequestPath.of("v1", "cards", idOrNumber))
            .card()
            .id()
        : idOrNumber;
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  final CommandSpec spec() {
    return spec;
  }

  /** Words, on stderr. */
  final void say(String text) {
    PrintWriter err = spec.commandLine().getErr();
    Visible.text(text).lines().forEach(err::println);
    err.flush();
  }

  /** Data for people, on stdout; already visible. */
  final void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }

  /** Data for programs, on stdout. */
  final void printJson(Object value) {
    JsonNode tree = value instanceof JsonNode already ? already : Installation.codec().write(value);
    print(List.of(Visible.json(tree.toPrettyString())));
  }
}
