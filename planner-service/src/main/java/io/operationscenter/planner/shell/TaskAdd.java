package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardDraft;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Files a card. */
@Vetoed
@Command(
    name = "add",
    description = "File a card on the board.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  task add --repo api --title \"Fix the failing test\" --goal \"The test greets-by-name fails, mend the code\" --ready",
      "  task add --repo api --title \"Sort imports\" --goal-file goal.md --task-type lint_fix --allowed-path src/"
    })
final class TaskAdd extends OperatorCommand {

  @Option(names = "--title", required = true, description = "One line of at most 255 characters.")
  private String title;

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // one of the options is required
  private Goal goal;

  /** Where the goal's text comes from. */
  static final class Goal {
    @Option(names = "--goal", required = true, description = "What is wanted, in words.")
    private Optional<String> text;

    @Option(
        names = "--goal-file",
        required = true,
        description = "File with what is wanted; - reads stdin.")
    private Optional<Path> file;
  }

  @Option(names = "--repo", required = true, description = "Key of a configured repository.")
  private String repo;

  @Option(
      names = "--task-kind",
      defaultValue = "goal",
      description =
          "goal, test, improve, fix_pr, test_campaign or improve_campaign; default ${DEFAULT-VALUE}.")
  private String taskKind;

  @ArgGroup private Column column = new Column();

  /** Where the card is put. */
  static final class Column {
    @Option(
        names = "--state",
        defaultValue = "Backlog",
        description = "Column; default ${DEFAULT-VALUE}.")
    private String state = "Backlog";

    @Option(names = "--ready", description = "The same as --state 'Ready for AI'.")
    private boolean ready;

    String name() {
      return ready ? "Ready for AI" : state;
    }
  }

  @Option(
      names = "--board-priority",
      defaultValue = "none",
      description = "The board's own: urgent, high, medium, low, none; default ${DEFAULT-VALUE}.")
  private String boardPriority;

  @Option(names = "--constraints", description = "Restrictions, in words.")
  private Optional<String> constraints;

  @Mixin private final WorkOptions work = new WorkOptions();

  @Option(
      names = "--execution",
      paramLabel = "KEY=VALUE",
      description = "Another key of section Execution. Repeatable.")
  private Map<String, String> execution = Map.of();

  @Option(
      names = "--external-id",
      description = "Filing again with the same one answers the first card.")
  private Optional<String> externalId;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the card's id only.")
  private boolean quiet;

  @Mixin private final OutputOption output = new OutputOption();

  TaskAdd(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws IOException {
    CardDraft draft = described(CardDraft.class, document());
    BoardCard card =
        services().planner().post(BoardCard.class, RequestPath.of("v1", "cards"), draft);
    if (quiet) {
      print(List.of(card.id()));
    } else if (output.json()) {
      printJson(card);
    } else {
      print(CardText.table(List.of(card), surroundings().terminal()));
    }
    return ExitCode.OK;
  }

  private ObjectNode document() throws IOException {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    draft.put("title", title);
    draft.put("goal", goalText());
    draft.put("repo", repo);
    draft.put("task_kind", taskKind);
    draft.put("state", column.name());
    draft.put("priority", boardPriority);
    constraints.ifPresent(text -> draft.put("constraints", text));
    externalId.ifPresent(id -> draft.put("external_id", id));
    work.putLabels(draft);
    ObjectNode keys = draft.putObject("execution");
    execution.forEach((key, value) -> putTyped(keys, key, value));
    work.put(keys, "risk");
    return draft;
  }

  private static void putTyped(ObjectNode keys, String key, String value) {
    if (value.equals("true") || value.equals("false")) {
      keys.put(key, Boolean.parseBoolean(value));
    } else {
      keys.put(key, value);
    }
  }

  private String goalText() throws IOException {
    if (goal.text.isPresent()) {
      return goal.text.get();
    }
    Path file = goal.file.orElseThrow();
    return file.toString().equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : textOf("--goal-file", file);
  }
}
